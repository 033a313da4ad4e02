//! When a customer that does not answer may be given up (`domain-rules §5`). Proposes only: it deletes nothing and parks nobody.

use super::{
    channel::Channel,
    id::ContactId,
    outcome::{Outcome, Streak},
    tier::Tier,
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// The rep's settings. Attempts by tier, A first; days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DormancyPolicy {
    pub threshold: [u16; 4],
    pub min_span: u16,
    pub suspect_at: u16,
}

impl Default for DormancyPolicy {
    fn default() -> Self {
        DormancyPolicy { threshold: [6, 5, 4, 3], min_span: 7, suspect_at: 3 }
    }
}

/// Days after which a dead customer is looked at again; one of tier A earlier (`domain-rules §5`, 6).
pub fn revive_days(tier: Tier) -> u64 {
    if tier == Tier::A { 90 } else { 180 }
}

/// The day on which customers that are given up today are looked at again, unless the rep names another: by the hottest of them.
pub fn revive_on(tiers: impl IntoIterator<Item = Tier>, today: NaiveDate) -> Option<NaiveDate> {
    let days = tiers.into_iter().map(revive_days).min()?;
    today.checked_add_days(Days::new(days))
}

/// A talk, as far as the rule looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    pub on: NaiveDate,
    pub channel: Channel,
    pub contact: Option<ContactId>,
    pub inbound: bool,
    /// Without one, it counts as answered: nobody is given up for a word that is missing.
    pub outcome: Option<Outcome>,
}

/// A way to someone at the customer: a channel with a usable value. A visit, where there is an address, is to nobody by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    pub channel: Channel,
    pub contact: Option<ContactId>,
}

/// Where a customer stands by its unanswered attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Active,
    /// 疑似死户: on the preliminary list.
    Suspect,
    /// 可判死户: all has been tried.
    MayGiveUp,
}

impl Standing {
    /// The JSON value.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Active => "active",
            Standing::Suspect => "suspect",
            Standing::MayGiveUp => "may_give_up",
        }
    }
}

/// What still stands between a suspect and its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// More unanswered attempts.
    Attempts(u32),
    /// More days between the first and the last.
    Days(i64),
    /// A channel that is there and was neither tried nor declined.
    Channel(Channel),
    /// An attempt by another channel or person since the customer came under suspicion.
    Difference,
    /// The same, where nobody and no channel is left to try: one has to be put on file first.
    NewWay,
}

/// The customer's streak, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Sum of the streak's unanswered attempts; a blocked one counts twice.
    pub streak: u32,
    /// The first and the last attempt that count in it.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// Channels used in the streak, with how often they count.
    pub tried: Vec<(Channel, u32)>,
    /// Channels that are there, neither used nor declined.
    pub untried: Vec<Channel>,
    /// People with a way to them that is not declined, whom no attempt of the streak was to.
    pub others: Vec<ContactId>,
    /// The last talk that moved the deal on.
    pub progress: Option<(NaiveDate, Outcome)>,
    pub standing: Standing,
    /// What a suspect lacks; empty for the others.
    pub missing: Vec<Missing>,
}

impl Verdict {
    /// Days from the first to the last attempt that counts.
    pub fn days(&self) -> i64 {
        self.span.map_or(0, |(first, last)| (last - first).num_days())
    }
}

/// Judges the talks of one customer, oldest first. `declined` are the channels that the rep decided not to try, each with a reason.
pub fn verdict(talks: &[Talk], routes: &[Route], declined: &[Channel], tier: Tier, policy: &DormancyPolicy) -> Verdict {
    let progress = talks.iter().rev().find_map(|talk| Some((talk.on, talk.outcome.filter(|o| o.is_progress())?)));
    let since = talks.iter().rposition(answered).map_or(0, |at| at + 1);
    let run = Run::of(&talks[since..], policy);
    let untried: Vec<Channel> =
        channels(routes).filter(|channel| !run.tried.contains_key(channel) && !declined.contains(channel)).collect();
    let mut others: Vec<ContactId> = routes
        .iter()
        .filter(|route| !declined.contains(&route.channel))
        .filter_map(|route| route.contact.filter(|contact| !run.people.contains(contact)))
        .collect();
    others.sort_unstable();
    others.dedup();
    let mut verdict = Verdict {
        streak: run.streak,
        span: run.span,
        tried: run.tried.into_iter().collect(),
        untried,
        others,
        progress,
        standing: Standing::Active,
        missing: Vec::new(),
    };
    if verdict.streak >= u32::from(policy.suspect_at) {
        let threshold = u32::from(policy.threshold[usize::from(tier.rank())]);
        let (short, days) = (threshold.saturating_sub(verdict.streak), i64::from(policy.min_span) - verdict.days());
        verdict.missing.extend((short > 0).then_some(Missing::Attempts(short)));
        verdict.missing.extend((days > 0).then_some(Missing::Days(days)));
        verdict.missing.extend(verdict.untried.iter().map(|channel| Missing::Channel(*channel)));
        let is_at_hand = !verdict.untried.is_empty() || !verdict.others.is_empty();
        let different = if is_at_hand { Missing::Difference } else { Missing::NewWay };
        verdict.missing.extend((!run.differed).then_some(different));
        verdict.standing = if verdict.missing.is_empty() { Standing::MayGiveUp } else { Standing::Suspect };
    }
    verdict
}

/// Whether a talk ends a streak: they spoke, or wrote first, or the deal moved.
fn answered(talk: &Talk) -> bool {
    ends_streak(talk.inbound, talk.outcome)
}

/// Whether such a talk ends a streak.
pub fn ends_streak(inbound: bool, outcome: Option<Outcome>) -> bool {
    inbound || outcome.is_none_or(|outcome| outcome.is_answered() || outcome.is_progress())
}

/// The channels of routes, each once, in the order of the rules.
fn channels(routes: &[Route]) -> impl Iterator<Item = Channel> {
    Channel::ALL.into_iter().filter(|channel| routes.iter().any(|route| route.channel == *channel))
}

/// A run of unanswered attempts.
#[derive(Default)]
struct Run {
    streak: u32,
    span: Option<(NaiveDate, NaiveDate)>,
    tried: BTreeMap<Channel, u32>,
    people: Vec<ContactId>,
    /// Whether another channel or person was tried once the customer was under suspicion.
    differed: bool,
}

impl Run {
    fn of(talks: &[Talk], policy: &DormancyPolicy) -> Run {
        let mut run = Run::default();
        // What an attempt of this day and channel counts already: of several the one that weighs most.
        let mut counted: BTreeMap<(NaiveDate, Channel), u32> = BTreeMap::new();
        for talk in talks {
            let Some(outcome) = talk.outcome.filter(|outcome| outcome.is_attempt()) else { continue };
            let weight = match outcome.streak() {
                Streak::Add(n) => u32::from(n),
                Streak::Keep | Streak::Reset => 0,
            };
            let suspect = run.streak >= u32::from(policy.suspect_at);
            let new_person = talk.contact.is_some_and(|contact| !run.people.contains(&contact));
            let first_of_day = !counted.contains_key(&(talk.on, talk.channel));
            run.differed |= suspect && (!run.tried.contains_key(&talk.channel) || new_person);
            if new_person {
                run.people.extend(talk.contact);
            }
            let before = counted.entry((talk.on, talk.channel)).or_default();
            run.streak += weight.saturating_sub(*before);
            *before = weight.max(*before);
            *run.tried.entry(talk.channel).or_default() += u32::from(first_of_day);
            run.span =
                Some(run.span.map_or((talk.on, talk.on), |(first, last)| (first.min(talk.on), last.max(talk.on))));
        }
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Channel::{Email, Phone, Visit, Wechat};
    use Outcome::{Blocked, NoAnswer, NoReply, SentMaterial, Talked, WrongNumber};

    const WANG: Option<ContactId> = Some(ContactId(1));
    const CHEN: Option<ContactId> = Some(ContactId(2));

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).unwrap()
    }

    fn talk(on: u32, channel: Channel, outcome: Outcome) -> Talk {
        Talk { on: day(on), channel, contact: WANG, inbound: false, outcome: Some(outcome) }
    }

    fn routes(channels: &[Channel]) -> Vec<Route> {
        channels.iter().map(|channel| Route { channel: *channel, contact: WANG }).collect()
    }

    fn judge(talks: &[Talk], channels: &[Channel], tier: Tier) -> Verdict {
        verdict(talks, &routes(channels), &[], tier, &DormancyPolicy::default())
    }

    /// Three calls on three days, then WeChat and mail: nine days in all.
    fn all_tried() -> Vec<Talk> {
        vec![
            talk(1, Phone, NoAnswer),
            talk(3, Phone, NoAnswer),
            talk(5, Phone, NoAnswer),
            talk(7, Wechat, NoReply),
            talk(10, Email, NoReply),
        ]
    }

    #[test]
    fn the_vectors_of_the_rules() {
        let mail = [Phone, Wechat, Email];
        let day_of_calls = [talk(1, Phone, NoAnswer); 3];
        let calls = &all_tried()[..3];
        let cases: [(&str, Vec<Talk>, Tier, u32, Standing); 7] = [
            ("three calls on one day", day_of_calls.to_vec(), Tier::C, 1, Standing::Active),
            ("calls on three days", calls.to_vec(), Tier::C, 3, Standing::Suspect),
            ("all tried in nine days, tier C", all_tried(), Tier::C, 5, Standing::MayGiveUp),
            ("the same, tier A", all_tried(), Tier::A, 5, Standing::Suspect),
            (
                "then they write",
                [all_tried(), vec![Talk { inbound: true, outcome: None, ..talk(11, Wechat, Talked) }]].concat(),
                Tier::C,
                0,
                Standing::Active,
            ),
            ("a wrong number", vec![talk(1, Phone, WrongNumber)], Tier::D, 0, Standing::Active),
            (
                "blocked after no answer",
                vec![talk(1, Phone, NoAnswer), talk(2, Wechat, Blocked)],
                Tier::A,
                3,
                Standing::Suspect,
            ),
        ];
        for (what, talks, tier, streak, standing) in cases {
            let verdict = judge(&talks, &mail, tier);
            assert_eq!((verdict.streak, verdict.standing), (streak, standing), "{what}");
        }
        let verdict = judge(calls, &mail, Tier::C);
        assert_eq!(verdict.untried, [Wechat, Email]);
        assert_eq!(
            verdict.missing,
            [
                Missing::Attempts(1),
                Missing::Days(3),
                Missing::Channel(Wechat),
                Missing::Channel(Email),
                Missing::Difference
            ]
        );
        let verdict = judge(&all_tried(), &mail, Tier::A);
        assert_eq!((verdict.days(), verdict.missing), (9, vec![Missing::Attempts(1)]));
        assert_eq!(verdict.tried, [(Phone, 3), (Wechat, 1), (Email, 1)]);
    }

    #[test]
    fn a_way_is_tried_or_declined_and_another_person_counts_as_different() {
        let calls: Vec<Talk> = [1, 4, 7, 10].map(|on| talk(on, Phone, NoAnswer)).to_vec();
        let ways = [Route { channel: Phone, contact: WANG }, Route { channel: Phone, contact: CHEN }];
        let policy = DormancyPolicy::default();
        let alone = verdict(&calls, &ways, &[], Tier::C, &policy);
        assert_eq!((alone.missing, alone.others), (vec![Missing::Difference], vec![ContactId(2)]));
        let other = [calls.clone(), vec![Talk { contact: CHEN, ..talk(12, Phone, NoAnswer) }]].concat();
        let judged = verdict(&other, &ways, &[], Tier::C, &policy);
        assert_eq!((judged.standing, judged.others), (Standing::MayGiveUp, vec![]));
        let visit = [ways.to_vec(), vec![Route { channel: Visit, contact: None }]].concat();
        assert_eq!(verdict(&other, &visit, &[], Tier::C, &policy).missing, [Missing::Channel(Visit)]);
        assert_eq!(verdict(&other, &visit, &[Visit], Tier::C, &policy).standing, Standing::MayGiveUp);
    }

    #[test]
    fn where_nothing_else_is_on_file_a_new_way_is_asked_for() {
        let calls: Vec<Talk> = [1, 4, 7, 10].map(|on| talk(on, Phone, NoAnswer)).to_vec();
        let judged = |ways: &[Channel], declined: &[Channel]| {
            verdict(&calls, &routes(ways), declined, Tier::C, &DormancyPolicy::default()).missing
        };
        assert_eq!(judged(&[Phone], &[]), [Missing::NewWay]);
        assert_eq!(judged(&[Phone, Email], &[Email]), [Missing::NewWay]);
        assert_eq!(judged(&[Phone, Email], &[]), [Missing::Channel(Email), Missing::Difference]);
        // Tried by the way that was added, it may be given up.
        let added = [calls.clone(), vec![talk(12, Email, NoReply)]].concat();
        let judged = verdict(&added, &routes(&[Phone, Email]), &[], Tier::C, &DormancyPolicy::default());
        assert_eq!((judged.standing, judged.missing), (Standing::MayGiveUp, vec![]));
    }

    #[test]
    fn material_sent_leaves_the_streak_and_an_unknown_result_ends_it() {
        let sent = [talk(1, Phone, NoAnswer), talk(2, Email, SentMaterial), talk(3, Phone, NoAnswer)];
        let verdict = judge(&sent, &[Phone], Tier::D);
        assert_eq!((verdict.streak, verdict.days()), (2, 2));
        let unknown = [talk(1, Phone, NoAnswer), Talk { outcome: None, ..talk(2, Phone, NoAnswer) }];
        assert_eq!(judge(&unknown, &[Phone], Tier::D).streak, 0);
        assert_eq!(judge(&[], &[], Tier::D).standing, Standing::Active);
        let progress = [talk(1, Phone, Outcome::Quoted), talk(9, Phone, NoAnswer)];
        assert_eq!(judge(&progress, &[Phone], Tier::D).progress, Some((day(1), Outcome::Quoted)));
    }
}
