//! Typed values as words for the screen and the shell. Decides nothing: what a value means is the domain's business.

pub mod brief;
pub mod checkup;
pub mod correction;
pub mod date;
pub mod due;
pub mod effort;
pub mod errors;
pub mod gap;
pub mod history;
pub mod import;
pub mod ledger;
pub mod lint;
pub mod money;
pub mod order;
pub mod play;
pub mod price;
pub mod priority;
pub mod promise;
pub mod qr;
pub mod quote;
pub mod record;
pub mod undo;
pub mod verdict;

use crate::domain::channel::{Channel, Direction};
use crate::domain::follow_up::Kind;
use crate::domain::outcome::Outcome;
use crate::domain::satisfaction::Points;
use crate::domain::stage::Stage;
use crate::domain::tier::Tier;
use crate::i18n::Texts;
use crate::store::MissingSlot;

/// The way of a contact, short enough for a column: at most 4 cells in Chinese, 6 in English.
pub fn channel(texts: &Texts, channel: Channel) -> &str {
    texts.get(match channel {
        Channel::Phone => "channel-phone",
        Channel::Wechat => "channel-wechat",
        Channel::Wecom => "channel-wecom",
        Channel::Visit => "channel-visit",
        Channel::Email => "channel-email",
        Channel::Sms => "channel-sms",
        Channel::Video => "channel-video",
        Channel::Event => "channel-event",
        Channel::Social => "channel-social",
        Channel::Form => "channel-form",
        Channel::Other => "channel-other",
    })
}

/// What a brief lacks.
pub fn missing_slot(texts: &Texts, slot: MissingSlot) -> &str {
    texts.get(match slot {
        MissingSlot::Need => "brief-slot-need",
        MissingSlot::DecisionMaker => "brief-slot-decision_maker",
        MissingSlot::Phone => "brief-slot-phone",
        MissingSlot::Quote => "brief-slot-quote",
    })
}

/// That a wrong number may be any of several, and none of them was marked.
pub fn numbers_undecided(texts: &Texts, name: &str, n: usize) -> String {
    texts.with("status-numbers-undecided", &[("name", name.into()), ("n", n.into())])
}

/// A mainland mobile number in the groups that people read it in; any other as written.
pub fn spaced_phone(value: &str) -> String {
    match value.as_bytes() {
        [b'1', rest @ ..] if rest.len() == 10 && rest.iter().all(u8::is_ascii_digit) => {
            [&value[..3], &value[3..7], &value[7..]].join(" ")
        }
        _ => value.to_owned(),
    }
}

/// Who reached out.
pub fn direction(texts: &Texts, direction: Direction) -> &str {
    texts.get(match direction {
        Direction::Out => "direction-out",
        Direction::In => "direction-in",
    })
}

/// The way of a contact; where the customer made it, with that: `电话 呼入`.
pub fn way(texts: &Texts, by: Channel, made: Direction) -> String {
    match made {
        Direction::Out => channel(texts, by).to_owned(),
        Direction::In => format!("{} {}", channel(texts, by), direction(texts, made)),
    }
}

/// What kind of talk it was.
pub fn kind(texts: &Texts, kind: Kind) -> &str {
    texts.get(match kind {
        Kind::FollowUp => "form-kind-follow-up",
        Kind::Care => "form-kind-care",
        Kind::Presales => "form-kind-presales",
        Kind::AfterSales => "form-kind-after-sales",
    })
}

/// How the customer's attitude changed in a follow-up; nothing when it stayed or nobody said.
pub fn attitude(texts: &Texts, attitude: Option<i8>) -> Option<&str> {
    match attitude? {
        0 => None,
        up if up > 0 => Some(texts.get("form-attitude-warmer")),
        _ => Some(texts.get("form-attitude-cooler")),
    }
}

/// How satisfied the customer is.
pub fn satisfaction(texts: &Texts, points: Points) -> &str {
    texts.get(match points.get() {
        1 => "form-satisfaction-1",
        2 => "form-satisfaction-2",
        3 => "form-satisfaction-3",
        4 => "form-satisfaction-4",
        _ => "form-satisfaction-5",
    })
}

/// What the letter of a tier stands for.
pub fn tier(texts: &Texts, tier: Tier) -> &str {
    texts.get(match tier {
        Tier::A => "tier-A",
        Tier::B => "tier-B",
        Tier::C => "tier-C",
        Tier::D => "tier-D",
    })
}

/// Where a deal stands.
pub fn stage(texts: &Texts, stage: Stage) -> &str {
    texts.get(match stage {
        Stage::Lead => "stage-lead",
        Stage::Need => "stage-need",
        Stage::Proposal => "stage-proposal",
        Stage::Quote => "stage-quote",
        Stage::Negotiation => "stage-negotiation",
        Stage::Won => "stage-won",
        Stage::Lost => "stage-lost",
        Stage::Void => "stage-void",
    })
}

/// The dated entry of a deal into a stage, as the timeline names it.
pub fn milestone(texts: &Texts, stage: Stage) -> &str {
    texts.get(match stage {
        Stage::Lead => "stage-milestone-lead",
        Stage::Need => "stage-milestone-need",
        Stage::Proposal => "stage-milestone-proposal",
        Stage::Quote => "stage-milestone-quote",
        Stage::Negotiation => "stage-milestone-negotiation",
        Stage::Won => "stage-milestone-won",
        Stage::Lost => "stage-milestone-lost",
        Stage::Void => "stage-milestone-void",
    })
}

/// The result of a follow-up.
pub fn outcome(texts: &Texts, outcome: Outcome) -> &str {
    texts.get(match outcome {
        Outcome::NoAnswer => "outcome-no_answer",
        Outcome::Busy => "outcome-busy",
        Outcome::Rejected => "outcome-rejected",
        Outcome::PhoneOff => "outcome-phone_off",
        Outcome::WrongNumber => "outcome-wrong_number",
        Outcome::NoReply => "outcome-no_reply",
        Outcome::ReadNoReply => "outcome-read_no_reply",
        Outcome::RequestPending => "outcome-request_pending",
        Outcome::Blocked => "outcome-blocked",
        Outcome::Callback => "outcome-callback",
        Outcome::Talked => "outcome-talked",
        Outcome::NeedUpdated => "outcome-need_updated",
        Outcome::ReachedDecider => "outcome-reached_decider",
        Outcome::SentMaterial => "outcome-sent_material",
        Outcome::Quoted => "outcome-quoted",
        Outcome::VisitBooked => "outcome-visit_booked",
        Outcome::Trial => "outcome-trial",
        Outcome::Promised => "outcome-promised",
        Outcome::AwaitingApproval => "outcome-awaiting_approval",
        Outcome::Objection => "outcome-objection",
        Outcome::Refused => "outcome-refused",
        Outcome::Collection => "outcome-collection",
        Outcome::AfterSales => "outcome-after_sales",
    })
}

/// The result of a follow-up for a narrow column: at most 6 cells in Chinese, 9 in English.
pub fn outcome_short(texts: &Texts, outcome: Outcome) -> &str {
    texts.get(match outcome {
        Outcome::NoAnswer => "outcome-short-no_answer",
        Outcome::Busy => "outcome-short-busy",
        Outcome::Rejected => "outcome-short-rejected",
        Outcome::PhoneOff => "outcome-short-phone_off",
        Outcome::WrongNumber => "outcome-short-wrong_number",
        Outcome::NoReply => "outcome-short-no_reply",
        Outcome::ReadNoReply => "outcome-short-read_no_reply",
        Outcome::RequestPending => "outcome-short-request_pending",
        Outcome::Blocked => "outcome-short-blocked",
        Outcome::Callback => "outcome-short-callback",
        Outcome::Talked => "outcome-short-talked",
        Outcome::NeedUpdated => "outcome-short-need_updated",
        Outcome::ReachedDecider => "outcome-short-reached_decider",
        Outcome::SentMaterial => "outcome-short-sent_material",
        Outcome::Quoted => "outcome-short-quoted",
        Outcome::VisitBooked => "outcome-short-visit_booked",
        Outcome::Trial => "outcome-short-trial",
        Outcome::Promised => "outcome-short-promised",
        Outcome::AwaitingApproval => "outcome-short-awaiting_approval",
        Outcome::Objection => "outcome-short-objection",
        Outcome::Refused => "outcome-short-refused",
        Outcome::Collection => "outcome-short-collection",
        Outcome::AfterSales => "outcome-short-after_sales",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn words_follow_the_codes_and_fit_their_columns() {
        for (lang, channel_cells, outcome_cells) in [(Lang::ZhCn, 4, 6), (Lang::En, 6, 9)] {
            let texts = &Texts::load(lang);
            for value in Channel::ALL {
                assert_eq!(Some(channel(texts, value)), texts.find(&format!("channel-{}", value.code())));
                assert!(channel(texts, value).width() <= channel_cells, "{}", channel(texts, value));
            }
            for value in Outcome::ALL {
                assert_eq!(Some(outcome(texts, value)), texts.find(&format!("outcome-{}", value.code())));
                assert_eq!(Some(outcome_short(texts, value)), texts.find(&format!("outcome-short-{}", value.code())));
                assert!(outcome_short(texts, value).width() <= outcome_cells, "{}", outcome_short(texts, value));
            }
            for value in Stage::ALL {
                assert_eq!(Some(stage(texts, value)), texts.find(&format!("stage-{}", value.code())));
                assert_eq!(Some(milestone(texts, value)), texts.find(&format!("stage-milestone-{}", value.code())));
            }
            for value in Tier::ALL {
                assert_eq!(Some(tier(texts, value)), texts.find(&format!("tier-{}", value.code())));
            }
            for value in [Direction::Out, Direction::In] {
                assert_eq!(Some(direction(texts, value)), texts.find(&format!("direction-{}", value.code())));
            }
        }
    }
}
