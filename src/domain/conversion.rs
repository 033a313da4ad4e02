//! What became of deals (`domain-rules §9`): won of those that are closed, from stage to stage, and how long it took. Reads nothing.

use super::{
    interval::Rate,
    spread::{Spread, spread},
    stage::Stage,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What became of the deals of a group. A deal whose customer was given up is dead while it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Outcomes {
    pub won: i64,
    pub lost: i64,
    pub void: i64,
    pub dead: i64,
    pub open: i64,
}

impl Outcomes {
    /// Counts deals of a stage.
    pub fn add(&mut self, stage: Stage, given_up: bool, deals: i64) {
        *match stage {
            Stage::Won => &mut self.won,
            Stage::Lost => &mut self.lost,
            Stage::Void => &mut self.void,
            _ if given_up => &mut self.dead,
            _ => &mut self.open,
        } += deals;
    }

    /// Counts the deals of another group too.
    pub fn add_all(&mut self, other: &Outcomes) {
        self.won += other.won;
        self.lost += other.lost;
        self.void += other.void;
        self.dead += other.dead;
        self.open += other.open;
    }

    /// Won, lost, void and dead.
    pub fn closed(&self) -> i64 {
        self.won + self.lost + self.void + self.dead
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.closed() + self.open
    }

    /// 转化率: won of the closed ones.
    pub fn rate(&self) -> Rate {
        Rate::new(self.won, self.closed())
    }

    /// Still open, of all.
    pub fn open_rate(&self) -> Rate {
        Rate::new(self.open, self.all())
    }
}

/// What rates beside one another tell (M17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Fewer than two of them are of enough cases for a percentage.
    TooFew,
    /// Their intervals overlap: which is better nobody can tell.
    Alike,
    /// One whose whole interval lies above those of others.
    Ahead { best: usize, behind: Vec<usize> },
}

/// What can be said honestly of rates: the one with the highest lower bound is ahead of those whose upper bound lies beneath it.
/// Rates of too few cases say nothing.
pub fn telling(rates: &[Rate]) -> Telling {
    let sure: Vec<(usize, super::interval::Interval)> = rates
        .iter()
        .enumerate()
        .filter(|(_, rate)| !rate.is_few())
        .filter_map(|(place, rate)| Some((place, rate.interval()?)))
        .collect();
    // Of equals the first.
    let best = sure.iter().rev().max_by_key(|(_, interval)| interval.low);
    let Some((best, top)) = best.filter(|_| sure.len() > 1) else { return Telling::TooFew };
    let behind: Vec<usize> =
        sure.iter().filter(|(_, interval)| interval.high < top.low).map(|(place, _)| *place).collect();
    if behind.is_empty() { Telling::Alike } else { Telling::Ahead { best: *best, behind } }
}

/// What happened to deals in one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageStep {
    pub stage: Stage,
    /// Deals that were ever in it.
    pub entered: i64,
    /// Those that went on to a later stage, or were won, from it or after it.
    pub advanced: i64,
    /// Those that were lost or became void with this as their furthest stage.
    pub dropped: i64,
    /// Those for which it is the furthest stage so far, still open.
    pub still: i64,
    /// Days in it, of the visits that are over.
    pub days: Option<Spread>,
    /// The same of deals that were won.
    pub won_days: Option<Spread>,
}

impl StageStep {
    /// Those that went on, of those that are decided.
    pub fn rate(&self) -> Rate {
        Rate::new(self.advanced, self.advanced + self.dropped)
    }
}

/// A deal's moves, oldest first: into which stage, and on which day.
#[derive(Clone, Debug, Default)]
pub struct Moves(pub Vec<(Stage, NaiveDate)>);

/// Adds up the moves of many deals.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    /// Entered, advanced, dropped, still.
    stages: HashMap<Stage, [i64; 4]>,
    days: HashMap<Stage, Vec<i64>>,
    won_days: HashMap<Stage, Vec<i64>>,
}

impl Journey {
    /// Takes a deal's moves; a deal without any tells nothing. Stages that were skipped were not entered.
    pub fn take(&mut self, moves: &Moves) {
        let Some(&(end, _)) = moves.0.last() else { return };
        let furthest = moves.0.iter().map(|(stage, _)| *stage).filter(|stage| stage.is_open()).max();
        for stage in Stage::ALL.into_iter().filter(|stage| stage.is_open()) {
            if !moves.0.iter().any(|(at, _)| *at == stage) {
                continue;
            }
            let [entered, advanced, dropped, still] = self.stages.entry(stage).or_default();
            *entered += 1;
            if end == Stage::Won || furthest.is_some_and(|furthest| furthest > stage) {
                *advanced += 1;
            } else if end.is_open() {
                *still += 1;
            } else {
                *dropped += 1;
            }
        }
        for pair in moves.0.windows(2) {
            let [(stage, since), (_, until)] = pair else { continue };
            if stage.is_open() {
                let days = until.signed_duration_since(*since).num_days().max(0);
                self.days.entry(*stage).or_default().push(days);
                if end == Stage::Won {
                    self.won_days.entry(*stage).or_default().push(days);
                }
            }
        }
    }

    /// The open stages, in the order of a sale.
    pub fn steps(mut self) -> Vec<StageStep> {
        let open = Stage::ALL.into_iter().filter(|stage| stage.is_open());
        open.map(|stage| {
            let [entered, advanced, dropped, still] = self.stages.remove(&stage).unwrap_or_default();
            let days = spread(self.days.remove(&stage).unwrap_or_default());
            let won_days = spread(self.won_days.remove(&stage).unwrap_or_default());
            StageStep { stage, entered, advanced, dropped, still, days, won_days }
        })
        .collect()
    }
}

/// A stage held for fewer days than this is never called stalled.
pub const STALL_MIN_DAYS: i64 = 14;

/// Days in a stage beyond which a deal stalls (停滞): 1.5 times the median of won deals in it, at least [`STALL_MIN_DAYS`].
pub fn stall_limit(won_days: Option<Spread>) -> i64 {
    won_days.map_or(STALL_MIN_DAYS, |days| (days.median.saturating_mul(3) / 2).max(STALL_MIN_DAYS))
}
