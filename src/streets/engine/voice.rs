//! The voice of the phone: only one that speaks with no signal.

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};

use crate::guide::speech::{Voice, choose, chunks, spoken};

fn synthesis() -> Option<SpeechSynthesis> {
    window()?.speech_synthesis().ok()
}

/// The voice that reads. `None`: the phone has none yet.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let voices: Vec<SpeechSynthesisVoice> =
        synthesis.get_voices().iter().filter_map(|voice| voice.dyn_into().ok()).collect();
    let words: Vec<_> = voices.iter().map(|voice| (voice.lang(), voice.name())).collect();
    let told: Vec<_> = voices
        .iter()
        .zip(&words)
        .map(|(voice, (lang, name))| Voice { lang, name, local: voice.local_service(), default: voice.default() })
        .collect();
    voices.into_iter().nth(choose(&told)?)
}

/// Whether the phone can read aloud with no signal.
pub fn is_there() -> bool {
    synthesis().is_some_and(|synthesis| voice(&synthesis).is_some())
}

/// Reads aloud, in place of what is being read.
pub fn say(words: &str) {
    let Some(synthesis) = synthesis() else { return };
    let Some(voice) = voice(&synthesis) else { return };
    // One that has fallen silent in the middle holds up all that follows.
    synthesis.cancel();
    for chunk in chunks(&spoken(words)) {
        if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(chunk) {
            utterance.set_lang(&voice.lang().replace('_', "-"));
            utterance.set_voice(Some(&voice));
            synthesis.speak(&utterance);
        }
    }
}
