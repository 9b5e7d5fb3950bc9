"""What the guided protocols say, in English and Spanish: names, what to do now, checks, reasons to end, and gates."""

from __future__ import annotations

from milo.vocabulary.errors import UnknownName

ENGLISH: dict[str, str] = {
    "rest.settle.name": "Settle down",
    "rest.settle.do": (
        "Lie down, let your arms rest, breathe as you like. Do not talk. Measuring begins when you lie still and the "
        "signal is good."
    ),
    "rest.measure.name": "Measure",
    "rest.measure.do": "Stay as you are: still, silent, breathing as you like.",
    "steps.warm_up.name": "Warm up",
    "steps.warm_up.do": (
        "Move lightly, at an effort of 9 to 11 out of 20. Check that everything sits well and the signal is good."
    ),
    "steps.stage.name": "Stage {number}",
    "steps.stage.do": (
        "Hold the target evenly. Say your effort from 6 to 20 in the last half minute. Press finish when you have come to "
        "your end, stop if anything feels wrong."
    ),
    "steps.cool_down.name": "Cool down",
    "steps.cool_down.do": "Keep moving easily with no resistance, then sit. If you wear a mask, take it off when you like.",
    "ramp.warm_up.name": "Warm up",
    "ramp.warm_up.do": ("Move lightly, at an effort of 9 to 11 out of 20. Check that everything sits well and the signal is good."),
    "ramp.ramp.name": "Ramp",
    "ramp.ramp.do": "Follow the target as it rises. Press finish when you have come to your end, stop if anything feels wrong.",
    "ramp.cool_down.name": "Cool down",
    "ramp.cool_down.do": "Keep moving easily with no resistance, then sit. If you wear a mask, take it off when you like.",
    "plateaus.room_air.name": "Room air",
    "plateaus.room_air.do": "Leave the tube in the open air of the room and do not breathe on it.",
    "plateaus.breathe.name": "Breathe",
    "plateaus.breathe.do": (
        "Sit, put the mask on and breathe quietly as you like. Keep on until the level stands still for twenty seconds."
    ),
    "free.record.name": "Record",
    "free.record.do": "Recording. Set markers as you like; press stop to end it.",
    "paused.do": "Paused. Move slowly or stand still; look at the reason, then go on or stop.",
    "ended.do": "The recording has ended. If you wear a mask, take it off; then rest.",
    "check.quality_good": "The signal is good",
    "check.lying_still": "You lie still",
    "reason.done": "The protocol is complete.",
    "reason.athlete": "You chose to.",
    "reason.reached": "What was wanted is reached.",
    "reason.silent": "No valid reading came from the sensor.",
    "reason.mask_time": "Ten minutes with the mask are over: take it off.",
    "reason.paused_too_long": "The pause was too long to go on.",
    "reason.not_ready": "The signal or the body did not come to rest in time. Check the electrodes and start again.",
    "reason.bad_clock": "The clock does not make sense, so time cannot be kept.",
    "reason.rule": "Safety rule {rule} asked for it; see its sentence.",
    "reason.other": "Ended for another reason: {rule}.",
    "note.ramp_short": "The rise lasted less than eight minutes: thresholds may not be found.",
    "note.ramp_too_short": "The rise lasted less than six minutes: no threshold is looked for.",
    "gate.no_emergency": "An emergency of earlier must be closed with the form of return first.",
    "gate.old_enough": "You must be at least 13, and your age must be in your profile.",
    "gate.nothing_open": "No warning of earlier may be open: see to it first.",
    "gate.not_pregnant": (
        "A mask or a test to your limit is not for pregnancy; say in your profile whether you are pregnant. Recording at "
        "rest without a mask is open to you."
    ),
    "gate.breathing_cleared": (
        "Say whether your airways are treated for a lasting condition; with one, a clearance on file is needed."
    ),
    "gate.panic_asked": "Say whether you have had panic attacks; with such a history the mask is only by your own choice.",
    "gate.fit_for_test": ("A test to your limit is only for people whose health questions are all answered with no (G-1 or G-4)."),
    "gate.adult": "Tests to the limit are for adults from 18 on.",
    "gate.cleared_by_age": "From 65 years on a clearance on file is needed for a test to the limit.",
    "gate.after_birth": "Not within twelve weeks after giving birth.",
    "gate.second_person": "A second person must be with you who can stop the test and call for help.",
    "gate.signal_ready": "The heart signal must have been good for a minute.",
}

SPANISH: dict[str, str] = {
    "rest.settle.name": "Calma",
    "rest.settle.do": (
        "Túmbate, deja descansar los brazos, respira como quieras. No hables. La medida empieza cuando no te muevas y la "
        "señal sea buena."
    ),
    "rest.measure.name": "Medida",
    "rest.measure.do": "Sigue así: sin moverte, en silencio, respirando como quieras.",
    "steps.warm_up.name": "Calentamiento",
    "steps.warm_up.do": (
        "Muévete suave, con un esfuerzo de 9 a 11 sobre 20. Comprueba que todo ajusta bien y que la señal es buena."
    ),
    "steps.stage.name": "Escalón {number}",
    "steps.stage.do": (
        "Mantén el objetivo de forma pareja. Di tu esfuerzo de 6 a 20 en el último medio minuto. Pulsa terminar cuando no "
        "puedas más, parar si algo va mal."
    ),
    "steps.cool_down.name": "Vuelta a la calma",
    "steps.cool_down.do": (
        "Sigue moviéndote suave sin resistencia y luego siéntate. Si llevas mascarilla, quítatela cuando quieras."
    ),
    "ramp.warm_up.name": "Calentamiento",
    "ramp.warm_up.do": (
        "Muévete suave, con un esfuerzo de 9 a 11 sobre 20. Comprueba que todo ajusta bien y que la señal es buena."
    ),
    "ramp.ramp.name": "Rampa",
    "ramp.ramp.do": "Sigue el objetivo mientras sube. Pulsa terminar cuando no puedas más, parar si algo va mal.",
    "ramp.cool_down.name": "Vuelta a la calma",
    "ramp.cool_down.do": (
        "Sigue moviéndote suave sin resistencia y luego siéntate. Si llevas mascarilla, quítatela cuando quieras."
    ),
    "plateaus.room_air.name": "Aire de la habitación",
    "plateaus.room_air.do": "Deja el tubo al aire de la habitación y no respires sobre él.",
    "plateaus.breathe.name": "Respira",
    "plateaus.breathe.do": (
        "Siéntate, ponte la mascarilla y respira tranquilo como quieras. Sigue hasta que el nivel se quede quieto veinte segundos."
    ),
    "free.record.name": "Grabación",
    "free.record.do": "Grabando. Pon marcas como quieras; pulsa parar para terminar.",
    "paused.do": "En pausa. Muévete despacio o quédate en el sitio; mira el motivo y luego sigue o para.",
    "ended.do": "La grabación ha terminado. Si llevas mascarilla, quítatela; luego descansa.",
    "check.quality_good": "La señal es buena",
    "check.lying_still": "No te mueves",
    "reason.done": "El protocolo está completo.",
    "reason.athlete": "Lo has decidido tú.",
    "reason.reached": "Se ha alcanzado lo que se buscaba.",
    "reason.silent": "No llegó ninguna lectura válida del sensor.",
    "reason.mask_time": "Han pasado diez minutos con la mascarilla: quítatela.",
    "reason.paused_too_long": "La pausa fue demasiado larga para seguir.",
    "reason.not_ready": "La señal o el cuerpo no se calmaron a tiempo. Revisa los electrodos y empieza otra vez.",
    "reason.bad_clock": "El reloj no tiene sentido, así que no se puede medir el tiempo.",
    "reason.rule": "Lo pidió la regla de seguridad {rule}; mira su frase.",
    "reason.other": "Terminó por otro motivo: {rule}.",
    "note.ramp_short": "La subida duró menos de ocho minutos: puede que no se encuentren los umbrales.",
    "note.ramp_too_short": "La subida duró menos de seis minutos: no se busca ningún umbral.",
    "gate.no_emergency": "Una emergencia anterior debe cerrarse antes con el formulario de vuelta.",
    "gate.old_enough": "Debes tener al menos 13 años, y tu edad debe estar en tu perfil.",
    "gate.nothing_open": "No puede haber ningún aviso anterior abierto: ocúpate antes de él.",
    "gate.not_pregnant": (
        "La mascarilla y las pruebas hasta el límite no son para el embarazo; di en tu perfil si estás embarazada. Grabar "
        "en reposo sin mascarilla sí puedes."
    ),
    "gate.breathing_cleared": (
        "Di si te tratan las vías respiratorias por algo duradero; en ese caso hace falta un permiso médico registrado."
    ),
    "gate.panic_asked": "Di si has tenido ataques de pánico; con ese historial, la mascarilla es solo por decisión tuya.",
    "gate.fit_for_test": (
        "Una prueba hasta el límite es solo para quien responde que no a todas las preguntas de salud (G-1 o G-4)."
    ),
    "gate.adult": "Las pruebas hasta el límite son para adultos desde los 18 años.",
    "gate.cleared_by_age": "Desde los 65 años hace falta un permiso médico registrado para una prueba hasta el límite.",
    "gate.after_birth": "No en las doce semanas después de dar a luz.",
    "gate.second_person": "Debe haber contigo una segunda persona que pueda parar la prueba y pedir ayuda.",
    "gate.signal_ready": "La señal del corazón debe haber sido buena durante un minuto.",
}

PROTOCOL_WORDS: dict[str, dict[str, str]] = {"en": ENGLISH, "es": SPANISH}


def words_of(language: str) -> dict[str, str]:
    """The sentences of a language by key. Raises UnknownName for a language nobody wrote."""
    if language not in PROTOCOL_WORDS:
        raise UnknownName("language", language, PROTOCOL_WORDS)
    return PROTOCOL_WORDS[language]
