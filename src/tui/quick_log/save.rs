//! Enter in the line: what stands in the way, what is asked for first, and the write that it comes to. Saves nothing itself.

use super::{QuickLogEvent, QuickLogLine, problem_echo};
use crate::{
    entry::{
        EntryContext,
        log::{self, LogProblem},
    },
    tui::prompt::{Answer, Asking, NeedMenu, ReasonMenu},
    wording,
};

impl QuickLogLine {
    pub(super) fn save(&mut self, ctx: &EntryContext) -> QuickLogEvent {
        self.read(ctx);
        let mut problems = self.line.problems.clone();
        problems.extend(log::check(&self.line.entry, &self.subject, ctx));
        problems.sort_by_key(|problem| !problem.blocks());
        let needs = |problem: &LogProblem| matches!(problem, LogProblem::NeedMissing(_));
        let lacking = problems.iter().find(|problem| needs(problem) && !self.without_need);
        match (problems.first(), lacking, problems.iter().find(|problem| !needs(problem))) {
            (Some(LogProblem::ReasonMissing(stage)), ..) => {
                let words = [("stage", wording::stage(ctx.texts, *stage).into())];
                let title = ctx.texts.with("menu-stage-why", &words);
                self.asking = Some(Asking::Reason(*stage, ReasonMenu::lost(title, ctx.texts)));
                QuickLogEvent::Moved
            }
            (Some(problem), ..) if problem.blocks() => {
                self.echo = Some(problem_echo(problem, ctx));
                QuickLogEvent::Moved
            }
            (_, Some(LogProblem::NeedMissing(stage)), _) => {
                self.asking = Some(Asking::Need(*stage, NeedMenu::new(&self.subject.name, *stage, ctx.texts)));
                QuickLogEvent::Moved
            }
            (.., Some(doubt)) if !self.warned => {
                self.warned = true;
                self.echo = Some(problem_echo(doubt, ctx));
                QuickLogEvent::Moved
            }
            _ => {
                let op = log::measured(&self.line.entry, &self.subject, self.meter.as_ref(), ctx);
                QuickLogEvent::Save(Box::new(op))
            }
        }
    }

    pub(super) fn take_answer(&mut self, answer: Answer, ctx: &EntryContext) -> QuickLogEvent {
        match answer {
            Answer::Ignored => return QuickLogEvent::Ignored,
            Answer::Moved => return QuickLogEvent::Moved,
            Answer::Cancelled => {
                self.asking = None;
                return QuickLogEvent::Moved;
            }
            Answer::Reason(stage, reason) => self.reason = Some((stage, reason)),
            Answer::Need(_, need) => self.need = Some(need),
            Answer::NoNeed(_) => self.without_need = true,
        }
        self.asking = None;
        self.save(ctx)
    }
}
