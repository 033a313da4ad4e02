//! Words for channels, outcomes, stages, tiers and ways of payment: both languages, sheets' synonyms, and what stays unknown.

use gendan::domain::{channel::Channel, method::PaymentMethod, outcome::Outcome, stage::Stage, tier::Tier};
use gendan::language::vocabulary::{channel_word, method_word, outcome_word, stage_word, tier_word};

#[test]
fn every_code_is_a_word_for_itself() {
    for channel in Channel::ALL {
        assert_eq!(channel_word(channel.code()), Some(channel));
    }
    for outcome in Outcome::ALL {
        assert_eq!(outcome_word(outcome.code()), Some(outcome));
        assert_eq!(outcome_word(&outcome.short().to_uppercase()), Some(outcome));
    }
    for stage in Stage::ALL {
        assert_eq!(stage_word(stage.code()), Some(stage));
    }
    for tier in Tier::ALL {
        assert_eq!(tier_word(tier.code()), Some(tier));
    }
    for method in PaymentMethod::ALL {
        assert_eq!(method_word(method.code()), Some(method));
    }
}

#[test]
fn synonyms_of_both_languages() {
    for (word, method) in [
        ("电汇", Some(PaymentMethod::Transfer)),
        ("T/T", Some(PaymentMethod::Transfer)),
        ("銀行承兌匯票", Some(PaymentMethod::BankBill)),
        ("微信支付", Some(PaymentMethod::Wechat)),
        ("Letter of Credit", Some(PaymentMethod::LetterOfCredit)),
        ("barter", None),
        ("", None),
    ] {
        assert_eq!(method_word(word), method, "{word}");
    }
    for (word, channel) in [
        ("电话", Some(Channel::Phone)),
        ("Phone Call", Some(Channel::Phone)),
        ("企业微信", Some(Channel::Wecom)),
        ("meeting", Some(Channel::Visit)),
        ("e-mail", Some(Channel::Email)),
        ("電話", Some(Channel::Phone)),
        (" ＷＸ ", Some(Channel::Wechat)),
        ("qbr_completed", None),
        ("", None),
    ] {
        assert_eq!(channel_word(word), channel, "{word}");
    }
    for (word, outcome) in [
        ("未接通", Some(Outcome::NoAnswer)),
        ("no_response", Some(Outcome::NoReply)),
        ("已联系", Some(Outcome::Talked)),
        ("等待内部审批", Some(Outcome::AwaitingApproval)),
        ("negative", None),
        ("随便", None),
    ] {
        assert_eq!(outcome_word(word), outcome, "{word}");
    }
    for (word, tier) in [
        ("a", Some(Tier::A)),
        ("A类", Some(Tier::A)),
        ("高意向", Some(Tier::A)),
        ("warm", Some(Tier::B)),
        ("低", Some(Tier::C)),
        ("dormant", Some(Tier::D)),
        ("E", None),
    ] {
        assert_eq!(tier_word(word), tier, "{word}");
    }
}

#[test]
fn stages_by_name_synonym_and_unique_prefix() {
    for (word, stage) in [
        ("报价", Some(Stage::Quote)),
        ("报", Some(Stage::Quote)),
        ("quo", Some(Stage::Quote)),
        ("neg", Some(Stage::Negotiation)),
        ("w", Some(Stage::Won)),
        ("negotiating", Some(Stage::Negotiation)),
        ("qualified", Some(Stage::Need)),
        ("初步接触", Some(Stage::Lead)),
        ("已流失", Some(Stage::Lost)),
        ("closed-won", Some(Stage::Won)),
        ("l", None),
        ("ne", None),
        ("投标准备", None),
        ("", None),
    ] {
        assert_eq!(stage_word(word), stage, "{word}");
    }
}
