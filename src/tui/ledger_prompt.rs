//! Small forms.
