//! What an import is of, in words. Decides nothing.

use crate::{exchange::field::Kind, i18n::Texts};

/// What the rows of a sheet are.
pub fn kind(texts: &Texts, kind: Kind) -> &str {
    texts.get(match kind {
        Kind::Customers => "import-kind-customers",
        Kind::Contacts => "import-kind-contacts",
        Kind::FollowUps => "import-kind-followups",
        Kind::Products => "import-kind-products",
        Kind::Orders => "import-kind-orders",
        Kind::Receipts => "import-kind-receipts",
        Kind::Deals => "import-kind-deals",
    })
}
