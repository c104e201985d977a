//! Newer programs, as reported by the
//! [registration](https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorkerRegistration) of the service worker. What is heard here
//! is heard as long as the document.

use js_sys::{Object, Reflect};
use web_sys::{ServiceWorker, ServiceWorkerRegistration};

use crate::browser::call::{listen, start};
use crate::browser::offline_copy::workers;

/// The newer program that waits beside the one in use. `None`: none does.
pub fn waiting(registration: &ServiceWorkerRegistration) -> Option<ServiceWorker> {
    // Without a controller this page is of no program that could be replaced.
    workers()?.controller()?;
    registration.waiting()
}

/// Lets the waiting program take the place of the one in use.
pub fn take_over(registration: &ServiceWorkerRegistration) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &"take-over".into());
    if let Some(worker) = registration.waiting() {
        // A worker that is gone by now has been replaced already.
        let _ = worker.post_message(&message);
    }
}

/// Calls when a newer program may have come.
pub fn on_installed(registration: &ServiceWorkerRegistration, heard: impl Fn() + Copy + 'static) {
    let follow = {
        let registration = registration.clone();
        move || {
            if let Some(worker) = registration.installing() {
                listen(&worker, "statechange", heard);
            }
        }
    };
    follow();
    listen(registration, "updatefound", follow);
}

/// Calls when another program has taken over, here or in another tab.
pub fn on_taken_over(heard: impl Fn() + 'static) {
    if let Some(workers) = workers() {
        listen(&workers, "controllerchange", heard);
    }
}

/// Asks the host for a newer program.
pub fn look(registration: &ServiceWorkerRegistration) {
    start(registration, "update");
}
