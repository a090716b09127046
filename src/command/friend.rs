//! Friends.

use crate::wire::wire;
use crate::wxid::Wxid;

wire! {
    /// Fetches the contacts (`api` `initContact`).
    ///
    /// `{"api":"initContact"}`. [`Friends`](crate::event::Friends) (210) and
    /// [`ContactsInitialized`](crate::event::ContactsInitialized) (97) answer.
    #[derive(Default)]
    pub struct InitContact {}
}

impl InitContact {
    /// Fetches the contacts.
    #[must_use]
    pub fn new() -> Self {
        InitContact {}
    }
}

wire! {
    /// Asks somebody for friendship (`api` `addUserEvent`).
    ///
    /// `{"api":"addUserEvent","wxid":"…","message":"…"}`. No event answers.
    pub struct AddUserEvent {
        /// `wxid`: who is asked. A string.
        pub wxid: Wxid,
        /// `message`: the greeting. A string.
        pub message: String,
    }
}

impl AddUserEvent {
    /// Asks `wxid` for friendship with the greeting `message`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>, message: impl Into<String>) -> Self {
        AddUserEvent {
            wxid: wxid.into(),
            message: message.into(),
        }
    }
}

wire! {
    /// Deletes a friend (`api` `delUser`).
    ///
    /// `{"api":"delUser","wxid":"…"}`. No event answers.
    pub struct DelUser {
        /// `wxid`: the friend. A string.
        pub wxid: Wxid,
    }
}

impl DelUser {
    /// Deletes the friend `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>) -> Self {
        DelUser { wxid: wxid.into() }
    }
}

wire! {
    /// Looks friends up, at most fifty at once (`api` `newGetUserLists`).
    ///
    /// `{"api":"newGetUserLists","wxidLists":["…","…"]}`. [`Friends`](crate::event::Friends) (210) answers.
    ///
    /// ```
    /// use wequick_types::command::NewGetUserLists;
    ///
    /// let few = NewGetUserLists::new(["wxid_a", "wxid_b"])?;
    /// assert_eq!(few.wxid_lists()[1], "wxid_b");
    ///
    /// let many = (0..120).map(|n| format!("wxid_{n}"));
    /// let lengths: Vec<_> = NewGetUserLists::batches(many).map(|batch| batch.wxid_lists().len()).collect();
    /// assert_eq!(lengths, [50, 50, 20]);
    /// # Ok::<(), wequick_types::command::TooManyWxids>(())
    /// ```
    pub struct NewGetUserLists {
        wxid_lists: Vec<Wxid>,
    }
}

impl NewGetUserLists {
    /// The most ids that the client takes in one command.
    pub const MAX: usize = 50;

    /// Looks up the friends `wxids`.
    ///
    /// # Errors
    ///
    /// There are more than [`MAX`](Self::MAX) ids. [`batches`](Self::batches) takes any number.
    pub fn new<I>(wxids: I) -> Result<Self, TooManyWxids>
    where
        I: IntoIterator,
        I::Item: Into<Wxid>,
    {
        // Without ids there is no batch, so the command gets an empty list. If there is a second batch, there
        // are too many ids.
        let mut batches = Self::batches(wxids);
        let first = batches.next().unwrap_or(NewGetUserLists {
            wxid_lists: Vec::new(),
        });
        match batches.next() {
            None => Ok(first),
            Some(_) => Err(TooManyWxids(())),
        }
    }

    /// Looks up any number of friends. It makes as few commands as possible, and keeps the order of the ids.
    pub fn batches<I>(wxids: I) -> impl Iterator<Item = Self>
    where
        I: IntoIterator,
        I::Item: Into<Wxid>,
    {
        // `fuse`: a short last batch has already read the `None` at the end. The call after it asks the
        // iterator again.
        let mut wxids = wxids.into_iter().fuse();
        std::iter::from_fn(move || {
            let wxid_lists: Vec<_> = wxids.by_ref().take(Self::MAX).map(Into::into).collect();
            (!wxid_lists.is_empty()).then_some(NewGetUserLists { wxid_lists })
        })
    }

    /// `wxidLists`: the friends. An array of strings. A command that was read may have more than fifty.
    #[doc(alias = "wxidLists")]
    #[must_use]
    pub fn wxid_lists(&self) -> &[Wxid] {
        &self.wxid_lists
    }
}

/// More ids than [`NewGetUserLists`] takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "newGetUserLists: more than {} ids, split them into batches",
    NewGetUserLists::MAX
)]
pub struct TooManyWxids(());

wire! {
    /// Accepts a friend request (`api` `acceptFriend`).
    ///
    /// `{"api":"acceptFriend","v1":"v1_…@stranger","v2":"v2_…@stranger"}`.
    /// [`FriendAccepted`](crate::event::FriendAccepted) (96) answers.
    ///
    /// [`FriendRequest::accept`](crate::content::FriendRequest::accept) builds it from a request.
    ///
    /// ```
    /// use wequick_types::command::AcceptFriend;
    ///
    /// let command = AcceptFriend::v1("v1_a@stranger").v2("v2_b@stranger");
    /// assert_eq!(command.v2, "v2_b@stranger");
    /// ```
    pub struct AcceptFriend {
        /// `v1`: the first ticket of the request (`encryptusername`). A string.
        pub v1: String,
        /// `v2`: the second ticket of the request (`ticket`). A string.
        pub v2: String,
    }
}

impl AcceptFriend {
    /// The first step: the first ticket of the request. [`v2`](Acceptance::v2) adds the second one. Two
    /// steps, because two strings would be easy to swap.
    pub fn v1(v1: impl Into<String>) -> Acceptance {
        Acceptance { v1: v1.into() }
    }
}

/// An [`AcceptFriend`] that lacks its second ticket.
#[derive(Debug, Clone)]
#[must_use]
pub struct Acceptance {
    v1: String,
}

impl Acceptance {
    /// Accepts the request with the second ticket `v2`.
    #[must_use]
    pub fn v2(self, v2: impl Into<String>) -> AcceptFriend {
        AcceptFriend {
            v1: self.v1,
            v2: v2.into(),
        }
    }
}

wire! {
    /// Fetches a contact over the network (`api` `netGetUserInfo`).
    ///
    /// `{"api":"netGetUserInfo","wxid":"…"}`. [`ContactFetched`](crate::event::ContactFetched) (88)
    /// answers.
    pub struct NetGetUserInfo {
        /// `wxid`: the contact. A string.
        pub wxid: Wxid,
    }
}

impl NetGetUserInfo {
    /// Fetches the contact `wxid`.
    #[must_use]
    pub fn new(wxid: impl Into<Wxid>) -> Self {
        NetGetUserInfo { wxid: wxid.into() }
    }
}
