//! FROM THE FILES THAT PEOPLE EDIT TO WHAT WE KNOW, native only: encodings, opening hours, editorial rules. Each issue
//! names the file, the item, the field and the fix.

pub mod characters;
pub mod edited_fields;
pub mod edited_files;
pub mod edited_json;
pub mod edition;
pub mod edition_check;
pub mod encoding;
pub mod grid_shift;
pub mod holidays;
pub mod items;
pub mod opening_hours;
pub mod page_terms;
pub mod patrol;
pub mod schema;
pub mod streets;
