//! The check-up on the screen 体检: findings by what they cost, each with the key that mends it. Checks and mends nothing itself.

mod rows;
mod weeks;

use super::{
    DrawContext, Press,
    widget::{
        frame::Frame,
        hits::{Hits, Target},
        list_view::{Groups, ListView},
        popup, text,
    },
};
use crate::{
    action::{Action, Scope},
    domain::checkup::{Check, CheckUp, Finding, Subject},
    wording::checkup::quality,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Findings of a check that are shown; all are counted.
pub const MOST: usize = 50;

/// Cells of the frame's edges and the blanks around its two texts.
const EDGES: u16 = 10;

/// The check-up over a tab.
#[derive(Default)]
pub struct CheckUpScreen {
    /// `None` until it has come.
    up: Option<CheckUp>,
    view: ListView,
    /// Findings by check, as the list has them.
    lengths: Vec<usize>,
    /// Rows of the list in sight.
    height: usize,
    /// Whether what was called no problem is shown too.
    dismissed: bool,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckUpEvent {
    Ignored,
    Changed,
    /// Open what mends it.
    Mend(Box<Finding>),
    /// It is no problem, or one again.
    Dismiss(Box<Finding>),
    /// Check again, with or without what was called no problem.
    Again,
    Undo,
    Closed,
}

impl CheckUpScreen {
    /// Where its keys are looked up.
    pub const SCOPE: Scope = Scope::CheckUp;

    /// Whether what was called no problem is to be listed.
    pub fn shows_dismissed(&self) -> bool {
        self.dismissed
    }

    /// Takes what the check came to; the selection stays on its finding, or where it was.
    pub fn show(&mut self, up: CheckUp) {
        let selected = self.selected().map(|finding| (finding.check, finding.subject));
        let place = self.view.selected(Groups::new(&self.lengths));
        let lengths: Vec<usize> = up.found.iter().map(|found| found.findings.len()).collect();
        let same = |of: (Check, Subject)| {
            up.found.iter().flat_map(|found| &found.findings).position(|finding| (finding.check, finding.subject) == of)
        };
        let target = selected.and_then(same).or(place).unwrap_or(0);
        self.view.select(target, Groups::new(&lengths), self.height);
        self.lengths = lengths;
        self.up = Some(up);
    }

    fn groups(&self) -> Groups<'_> {
        Groups::new(&self.lengths)
    }

    fn finding(&self, item: usize) -> Option<&Finding> {
        self.up.as_ref()?.found.iter().flat_map(|found| &found.findings).nth(item)
    }

    fn selected(&self) -> Option<&Finding> {
        self.view.selected(self.groups()).and_then(|item| self.finding(item))
    }

    pub fn on_press(&mut self, press: &Press) -> CheckUpEvent {
        let before = self.view;
        let (groups, height) = (Groups::new(&self.lengths), self.height);
        match press.action {
            Some(Action::MoveDown) => self.view.move_by(1, groups, height),
            Some(Action::MoveUp) => self.view.move_by(-1, groups, height),
            Some(Action::PageDown) => self.view.page(1, groups, height),
            Some(Action::PageUp) => self.view.page(-1, groups, height),
            Some(Action::First) => self.view.select(0, groups, height),
            Some(Action::Last) => self.view.select(usize::MAX, groups, height),
            _ => {}
        }
        let about = |finding: Option<&Finding>, event: fn(Box<Finding>) -> CheckUpEvent| {
            finding.map_or(CheckUpEvent::Ignored, |finding| event(Box::new(finding.clone())))
        };
        match press.action {
            Some(Action::CheckClose) => CheckUpEvent::Closed,
            Some(Action::CheckMend) => about(self.selected(), CheckUpEvent::Mend),
            Some(Action::CheckDismiss) => about(self.selected(), CheckUpEvent::Dismiss),
            Some(Action::CheckDismissed) => {
                self.dismissed = !self.dismissed;
                CheckUpEvent::Again
            }
            Some(Action::Undo) => CheckUpEvent::Undo,
            _ if self.view == before => CheckUpEvent::Ignored,
            _ => CheckUpEvent::Changed,
        }
    }

    pub fn on_click(&mut self, target: Target) -> CheckUpEvent {
        let Target::Item(item) = target else { return CheckUpEvent::Ignored };
        let is_selected = self.view.selected(self.groups()) == Some(item);
        if is_selected {
            return self
                .selected()
                .map_or(CheckUpEvent::Ignored, |finding| CheckUpEvent::Mend(Box::new(finding.clone())));
        }
        self.view.select(item, Groups::new(&self.lengths), self.height);
        CheckUpEvent::Changed
    }

    /// Makes the list fit the window.
    pub fn lay_out(&mut self, area: Rect) {
        let weeks = self.up.as_ref().map_or(0, |up| weeks::height(up, area.height));
        self.height = usize::from(area.height.saturating_sub(2).saturating_sub(weeks)).max(1);
        self.view.reveal(Groups::new(&self.lengths), self.height);
    }

    pub fn draw(&self, area: Rect, buf: &mut Buffer, ctx: &DrawContext) -> Hits {
        let mut hits = Hits::new();
        popup::clear(area, buf);
        let texts = ctx.texts;
        let room = area.width.saturating_sub(text::width(texts.get("checkup-title"))).saturating_sub(EDGES);
        let right = self.up.as_ref().map_or_else(String::new, |up| summary(up, room, ctx));
        let inner = Frame { title: texts.get("checkup-title"), right: &right, focused: true }.draw(area, buf, ctx);
        hits.add(area, Target::Popup);
        let inside = Rect { x: inner.x.saturating_add(1), width: inner.width.saturating_sub(2), ..inner };
        let Some(up) = &self.up else {
            text::put(buf, inside.x, inside.y, inside.width, texts.get("checkup-running"), ctx.theme.muted);
            return hits;
        };
        let taken = weeks::height(up, area.height).min(inside.height);
        if taken > 0 {
            weeks::draw(up, Rect { height: taken, ..inside }, buf, ctx);
        }
        let list = Rect { y: inside.y + taken, height: inside.height - taken, ..inside };
        if self.groups().items() == 0 {
            let words = match up.dismissed() {
                0 => texts.get("checkup-clean").to_owned(),
                n => texts.with("checkup-clean-but", &[("n", n.into())]),
            };
            text::put_short(buf, list.x, list.y, list.width, &words, ctx.theme.ok, ctx.glyphs.ellipsis);
            return hits;
        }
        hits.extend(rows::draw(up, (&self.view, self.groups()), list, buf, ctx));
        hits
    }
}

/// `12 项 · 记录分 92 · 错误率 8% · 连续 6 天没有差错`, as much of it as the frame has room for.
fn summary(up: &CheckUp, room: u16, ctx: &DrawContext) -> String {
    let count = (up.total() > 0).then(|| ctx.texts.with("checkup-count", &[("n", up.total().into())]));
    let mut parts: Vec<String> = count.into_iter().chain(quality(ctx.texts, up)).collect();
    while parts.len() > 1 && text::width(&parts.join(" · ")) > room {
        parts.pop();
    }
    parts.join(" · ")
}
