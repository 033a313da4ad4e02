//! The screen, from the shell: the rep's book, or a sample that is thrown away. Draws nothing itself.

use super::{Failure, context::Context};
use crate::{demo, store::Store};

pub fn app(context: &Context) -> Result<(), Failure> {
    screen(context)
}

pub fn demo(context: &Context) -> Result<(), Failure> {
    let folder = tempfile::Builder::new()
        .prefix("gendan-demo-")
        .tempdir()
        .map_err(|error| Failure::Said(crate::wording::errors::io(context.texts, &error)))?;
    let mut store = Store::open(&folder.path().join("demo.db"))?;
    demo::fill(&mut store, context.texts.lang(), context.at()).map_err(|error| Failure::Said(error.to_string()))?;
    screen(context)
}

fn screen(context: &Context) -> Result<(), Failure> {
    Err(Failure::Said(context.texts.get("cli-no_terminal").to_owned()))
}
