use crate::built_site::files;
use crate::built_site::host::{Host, gives_every_file, refuses_what_is_no_visit, says_what_is_not_there};

#[test]
fn the_server_answers_as_a_good_host_would() {
    let host = Host::own();
    gives_every_file(&host);
    refuses_what_is_no_visit(&host);
}

#[test]
fn an_unknown_address_is_a_real_404_and_a_slash_at_the_end_is_taken_off() {
    let host = Host::own();
    says_what_is_not_there(&host);
    for address in ["/..%2fCargo.toml", "/places/../../Cargo.toml"] {
        assert!(host.get(address, "identity").body == files()["/404.html"], "{address}");
    }
}
