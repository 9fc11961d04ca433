//! What stands here where fieldguide is built without typst: nothing can be made.

use std::convert::Infallible;
use std::marker::PhantomData;

use crate::diag::Diagnostic;
use crate::plan::PaperFile;
use crate::produce::artifact::Task;
use crate::produce::site::Inputs;

/// No task: plans have no PDFs.
pub(in crate::produce) fn tasks(_: Inputs<'_>) -> Vec<Task<'_>> {
    Vec::new()
}

/// Would make PDFs of one site. There is none.
#[derive(Debug)]
pub struct Printer<'a>(Infallible, PhantomData<&'a ()>);

impl<'a> Printer<'a> {
    /// None.
    pub fn new(_: Inputs<'a>) -> Option<Self> {
        None
    }

    /// Never comes to be called.
    ///
    /// # Errors
    /// None.
    pub fn print(&self, _: &PaperFile) -> Result<Vec<u8>, Box<Diagnostic>> {
        match self.0 {}
    }
}
