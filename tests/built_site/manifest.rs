use crate::files;

#[test]
fn the_manifest_names_one_app_and_pictures_that_are_there() {
    let files = files();
    let manifest: serde_json::Value = serde_json::from_slice(&files["/manifest.webmanifest"]).expect("JSON");
    assert_eq!(manifest["id"], "/");
    let icons = manifest["icons"].as_array().expect("icons");
    for (size, purpose) in [(192, "any"), (512, "any"), (192, "maskable"), (512, "maskable")] {
        let wanted = format!("{size}x{size}");
        let icon = icons.iter().find(|icon| icon["sizes"] == wanted.as_str() && icon["purpose"] == purpose);
        let png = &files
            [icon.unwrap_or_else(|| panic!("no {purpose} icon of {wanted}"))["src"].as_str().expect("an address")];
        // The PNG header holds width and height at these bytes.
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((side(16), side(20)), (size, size));
    }
    for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
        let page = shortcut["url"].as_str().expect("an address").trim_end_matches('/');
        assert!(files.contains_key(&format!("{page}/index.html")), "{shortcut}");
    }
}
