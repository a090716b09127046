//! Pats.

use std::borrow::Cow;

use serde::Serialize;

use super::owned::into_owned;
use super::value::value;
use crate::wxid::Wxid;
use crate::xml::{Damage, Document, Found};

/// Somebody patted somebody (10002 of type `pat`: `/sysmsg/pat`; app type 62:
/// `/msg/appmsg/patinfo`, in older clients `/msg/appmsg/patMsg/records/record`).
///
/// ```
/// use wequick_types::{Content, MessageType};
///
/// let xml = r#"<sysmsg type="pat"><pat><fromusername>wxid_lin</fromusername>
///     <pattedusername>wxid_mei</pattedusername>
///     <template>"${wxid_lin}" patted "${wxid_mei}"</template></pat></sysmsg>"#;
/// let Content::Pat(pat) = Content::of(MessageType::SystemMessage, xml)? else { panic!() };
/// assert_eq!(pat.patted.unwrap(), "wxid_mei");
/// # Ok::<(), wequick_types::content::ContentError>(())
/// ```
#[doc(alias("appmsg", "patinfo", "patMsg", "sysmsg", "tickle"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Pat<'a> {
    /// `fromusername`, or `fromUser` in a record: who patted.
    #[doc(alias("fromusername", "fromUser"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Wxid<Cow<'a, str>>>,
    /// `pattedusername`, or `pattedUser` in a record: who was patted.
    #[doc(alias("pattedusername", "pattedUser"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patted: Option<Wxid<Cow<'a, str>>>,
    /// `patsuffix`: the words that the patted person chose as the end of the sentence.
    #[doc(alias = "patsuffix")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<Cow<'a, str>>,
    /// `template`, or `templete` (the vendor's spelling) in a record: the sentence, with `${wxid_…}` in place
    /// of a name.
    #[doc(alias = "templete")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<Cow<'a, str>>,
    /// `appmsg/title`: the sentence. Present only in an app message, and only if all other fields are absent.
    #[doc(alias = "title")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
}

into_owned!(Pat<'a> { from, patted, suffix, template, text });

impl<'a> Pat<'a> {
    pub(super) fn read_system(document: &Document<'a>) -> Result<Self, Damage> {
        let [from, patted, suffix, template] = document.find([
            "pat/fromusername",
            "pat/pattedusername",
            "pat/patsuffix",
            "pat/template",
        ])?;
        Ok(Pat::of(from, patted, suffix, template))
    }

    /// The pat of an app message: the newer element, else the first record of the older one, else the
    /// title alone.
    pub(super) fn read_app(document: &Document<'a>) -> Result<Self, Damage> {
        let [
            from,
            patted,
            suffix,
            template,
            old_from,
            old_patted,
            old_template,
            title,
        ] = document.find([
            "appmsg/patinfo/fromusername",
            "appmsg/patinfo/pattedusername",
            "appmsg/patinfo/patsuffix",
            "appmsg/patinfo/template",
            "appmsg/patMsg/records/record/fromUser",
            "appmsg/patMsg/records/record/pattedUser",
            "appmsg/patMsg/records/record/templete",
            "appmsg/title",
        ])?;
        let pats = [
            Pat::of(from, patted, suffix, template),
            Pat::of(old_from, old_patted, None, old_template),
        ];
        // Some clients write empty elements of all kinds. So an element without any of the fields does not
        // count.
        let says_something = |pat: &Pat| *pat != Pat::default();
        let pat = pats.into_iter().find(says_something);
        Ok(pat.unwrap_or_else(|| Pat {
            text: title.and_then(value),
            ..Pat::default()
        }))
    }

    fn of(
        from: Option<Found<'a>>,
        patted: Option<Found<'a>>,
        suffix: Option<Found<'a>>,
        template: Option<Found<'a>>,
    ) -> Self {
        Pat {
            from: from.and_then(value),
            patted: patted.and_then(value),
            suffix: suffix.and_then(value),
            template: template.and_then(value),
            text: None,
        }
    }
}
