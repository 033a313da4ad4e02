//! `customer obstacle`: what a customer's open deal is stuck on, what to do about it, and one of these as the next step.

use super::super::{
    Failure,
    arguments::{customer_argument, customer_text, plain, positional, value},
    context::Context,
    json,
};
use crate::{
    domain::{
        moment::Moment,
        play::{Obstacle, PLAYS, plays},
    },
    entry::date,
    i18n::Texts,
    language::vocabulary::obstacle_word,
    store::Op,
    wording,
};
use clap::{ArgMatches, Command, value_parser};
use serde_json::json;

pub fn command(texts: &Texts) -> Command {
    plain(texts, "obstacle", "help-customer-obstacle")
        .arg(customer_argument(texts))
        .arg(positional(texts, "code", "help-customer-obstacle-code", "help-value-code").required(false))
        .arg(
            value(texts, "play", "help-customer-obstacle-play", "help-value-number")
                .value_parser(value_parser!(u8).range(1..=PLAYS as i64))
                .requires("code"),
        )
}

pub fn run(context: &Context, matches: &ArgMatches) -> Result<(), Failure> {
    let typed = customer_text(matches);
    let texts = context.texts;
    let Some(code) = matches.get_one::<String>("code") else {
        let store = context.read()?;
        let (customer, name) = context.customer(&store, typed)?;
        let deal = store.main_deal(customer)?;
        return say(context, &name, deal.and_then(|deal| deal.obstacle), None);
    };
    let code = code.trim();
    let obstacle = if date::is_none_word(code, &context.entry()) {
        None
    } else {
        let all = Obstacle::ALL.map(Obstacle::code).join(", ");
        let unknown = || texts.with("cli-no_obstacle", &[("text", code.into()), ("all", (&all).into())]);
        Some(obstacle_word(code).ok_or_else(|| Failure::Said(unknown()))?)
    };
    let chosen = matches.get_one::<u8>("play").copied();
    if obstacle.is_none() && chosen.is_some() {
        return Err(Failure::Said(texts.get("cli-obstacle-no_play").to_owned()));
    }
    let mut store = context.change()?;
    let (customer, name) = context.customer(&store, typed)?;
    let mut operations = vec![Op::SetObstacle { customer, obstacle }];
    let play = obstacle
        .zip(chosen)
        .and_then(|(obstacle, place)| plays(obstacle).get(usize::from(place).checked_sub(1)?).copied());
    let mut planned = None;
    if let Some(play) = play {
        let workday = context.policy.workdays.after(context.today(), 1);
        let due = Moment::day(workday.unwrap_or_else(|| context.today()));
        let action = texts.get(play).to_owned();
        planned = Some((due, action.clone()));
        operations.push(Op::Plan { customer, due: Some(due), action: Some(action), channel: None });
    }
    store.apply(&Op::Batch(operations), context.at())?;
    say(context, &name, obstacle, planned)
}

fn say(
    context: &Context,
    name: &str,
    obstacle: Option<Obstacle>,
    planned: Option<(Moment, String)>,
) -> Result<(), Failure> {
    let texts = context.texts;
    let all = obstacle.map_or_else(Vec::new, |obstacle| plays(obstacle).map(|play| texts.get(play)).to_vec());
    let mut out = context.out();
    if out.json {
        let (next_on, _) = json::moment(planned.as_ref().map(|(due, _)| *due));
        out.json(&json!({
            "customer": name,
            "obstacle": obstacle,
            "plays": all,
            "next_on": next_on,
            "next_action": planned.map(|(_, action)| action),
        }))?;
        return out.flush();
    }
    let word = obstacle.map_or(texts.get("cli-obstacle-none"), |obstacle| wording::play::obstacle(texts, obstacle));
    out.line(&format!("{name}\t{word}"))?;
    match planned {
        Some((due, action)) => {
            let day = date::spoken(texts, due, context.today());
            out.line(&texts.with("cli-log-next", &[("text", (&format!("{day} {action}")).into())]))?;
        }
        None => {
            for (place, play) in all.iter().enumerate() {
                out.line(&format!("{}  {play}", place + 1))?;
            }
        }
    }
    out.flush()
}
