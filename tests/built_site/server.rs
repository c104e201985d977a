use crate::built_site::files;
use crate::built_site::host::{Host, answers_unknown_addresses, refuses_other_methods, serves_every_file};

#[test]
fn the_server_answers_as_a_good_host_would() {
    let host = Host::site_server();
    serves_every_file(&host);
    refuses_other_methods(&host);
}

#[test]
fn an_unknown_address_is_a_real_404_and_a_slash_at_the_end_is_taken_off() {
    let host = Host::site_server();
    answers_unknown_addresses(&host);
    for address in ["/..%2fCargo.toml", "/places/../../Cargo.toml"] {
        assert!(host.get(address, "identity").body == files()["/404.html"], "{address}");
    }
}
