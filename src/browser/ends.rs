//! What must end before *Exit this page* changes the address, for `src/start/ends.js`.

use std::cell::RefCell;

use js_sys::{Function, Map};

thread_local! {
    /// The functions of `src/start/ends.js`, by name. `None`: the builder, which runs nothing.
    static ENDS: RefCell<Option<Map>> = const { RefCell::new(None) };
}

/// Takes the list that the script keeps.
pub fn take(ends: Map) {
    ENDS.set(Some(ends));
}

/// Notes how something that runs is ended. It must be a function of the browser itself, bound to its arguments, not a closure of the
/// program: it is called too when the program has stopped. `None`: it has ended.
///
/// ## Server-Side Rendering
/// Nothing is noted.
pub fn note(name: &'static str, end: Option<&Function>) {
    ENDS.with_borrow(|ends| {
        let Some(ends) = ends else { return };
        match end {
            Some(end) => drop(ends.set(&name.into(), end)),
            None => drop(ends.delete(&name.into())),
        }
    });
}

/// Whether something of this name runs that a script has begun, such as the siren ("alarm").
///
/// ## Server-Side Rendering
/// Never.
pub fn runs(name: &'static str) -> bool {
    ENDS.with_borrow(|ends| ends.as_ref().is_some_and(|ends| ends.has(&name.into())))
}
