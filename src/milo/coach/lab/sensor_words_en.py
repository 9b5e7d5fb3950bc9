"""The English sentences of the sensor rules, by template."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "outside": "is outside the range this app works with",
    "local_number": "your local emergency number",
    "E0.first": "Stop now and call {call}.",
    "E0.last": "Do not stay alone and do not drive yourself. This session is locked.",
    "E1.last": (
        "Speak with a doctor today; until then no training, and that part of your plan stays locked. Call {call} at once "
        "for chest pain, fainting, confusion or severe breathlessness."
    ),
    "unit.spo2_pct": "%",
    "unit.heart_rate_bpm": "beats per minute",
    "unit.respiration_rate": "breaths per minute",
    "unit.co2_ppm": "ppm",
    "unit.ecg_mv": "mV",
    "name.spo2_pct": "oxygen saturation",
    "name.systolic_mmhg": "blood pressure",
    "name.glucose_mg_dl": "glucose",
    "reason.missing": "the sensor sent no value",
    "reason.no_contact": "the sensor has no good contact",
    "reason.poor_quality": "the signal is too weak or too restless",
    "reason.settling": "keep still; a steady minute is needed",
    "reason.unsteady": "the value is still moving",
    "reason.silent": "nothing arrives from the sensor",
    "reason.bad_clock": "the sensor's clock does not make sense",
    "reason.bad_quality": "the sensor's own report of its quality does not make sense",
    "reason.bad_context": "what the value was measured in does not make sense",
    "reason.not_a_number": "what arrived is not a number",
    "reason.out_of_range": "no working sensor gives this value",
    "reason.unknown_quantity": "nobody knows this kind of value",
    "S-0": "No valid reading: {reason}. Check the sensor and measure again.",
    "S-0.wait": "No valid reading yet: {reason}.",
    "recheck.due": (
        "A measurement is due and has not been made: {name}. Sit still and measure again now. If you feel unwell call {call}."
    ),
    "S-1.pause": "Pause: no valid reading, {reason}. Slow down and check the sensor.",
    "S-1.stop": "Stop the test: no valid reading, {reason}. Slow down, rest and mend the sensor before you start again.",
    "S-2.E0": "What you feel counts more than any reading. If you wear a mask, take it off.",
    "S-2.E1": "Stop. What you feel counts more than any reading. If you wear a mask, take it off and rest.",
    "S-2.C": "You said you are ill: no training today. Rest; what you feel counts more than any reading.",
    "SN-01": "Oxygen saturation at rest: {value}.",
    "SN-02.recheck": (
        "{value} {outside}. Stop, sit and rest, warm your hand, and measure again within an hour. If you feel unwell call {call}."
    ),
    "SN-02.confirmed": "{value}, again: it {outside}. Stop and rest.",
    "SN-03.recheck": "{value} {outside}. Stop, rest, warm your hand and measure again at once. If you feel unwell call {call}.",
    "SN-03.repeated": "{value} {outside}. Sit down and rest.",
    "SN-04.no_range": (
        "{value}. The usual limits for oxygen do not fit you and are switched off; no alarm will come from this sensor. "
        "Ask the person who treats you for your own range and enter it."
    ),
    "SN-04.inside": "{value}, inside the range your clinician set for you ({low} to {high} %).",
    "SN-04.outside": (
        "{value} is outside the range your clinician set for you ({low} to {high} %). Stop, rest and measure again; do "
        "what you agreed with them. If you feel unwell call {call}."
    ),
    "SN-05.stop": ("{value} for a minute {outside}. Stop, rest five minutes, then measure again. If you feel unwell call {call}."),
    "SN-05.recovering": (
        "{value}. Keep resting, warm and still; the recheck comes at five minutes. If you feel unwell call {call}."
    ),
    "SN-06.end": "{value} {outside}. End the session and rest; in five minutes we measure again.",
    "SN-06.recovered": (
        "Back at {value}. The value during the effort was outside the range this app works with, so no more training "
        "today; tell a doctor about it this week. Call {call} at once for chest pain, fainting, confusion or severe "
        "breathlessness."
    ),
    "SN-07.watch": "{value} at full effort. Rest as soon as you stop; we look at how it comes back.",
    "SN-07.recovered": ("Back at {value} within five minutes. Values like the one at full effort are seen in many trained people."),
    "SN-08": "{value} at rest for ten minutes {outside}. Stop and rest now.",
    "SN-08.symptom": "{value} {outside}, and you feel unwell. Sit down and rest.",
    "SN-09.raised": "{value} at rest for ten minutes {outside}. Stop, rest, and measure again later.",
    "SN-09.ill": "{value} at rest, well above your own {usual}, on a day you feel ill. Stop and rest.",
    "SN-10.usual": "{value} at rest, as you usually have.",
    "SN-10.recheck": "{value} at rest {outside}. Stop, keep still a minute and check the sensor. If you feel unwell call {call}.",
    "SN-10.new": "{value} at rest is new for you or not known to be usual, and {outside}. Stop, rest, and check the sensor.",
    "SN-10.faint": "{value} {outside}, and you feel faint. Lie down.",
    "SN-11.step": (
        "Pause: the heart rate jumped to {value}. Check the sensor. Chest pain, dizziness, palpitations, more breathless "
        "than the effort explains? Say so now."
    ),
    "SN-11.over": (
        "Pause: {value} for a minute {outside}. Check the sensor. Chest pain, dizziness, palpitations, more breathless "
        "than the effort explains? Say so now."
    ),
    "SN-11.symptom": "The heart rate is at {value} and you feel unwell. Sit down and rest.",
    "SN-12": "{value} at rest for two minutes {outside}. Stop and rest.",
    "SN-12.symptom": "{value} {outside}, and you feel unwell. Sit down and rest.",
    "SN-13.recheck": "{value} {outside}. Sit, rest five minutes and measure again.",
    "SN-13.confirmed": "{value}, again after five minutes: it {outside}. Stop and rest.",
    "SN-13.symptom": "{value} {outside}, and you feel unwell. Sit down and rest.",
    "SN-14": "{value} {outside}. No strength work and no hard effort.",
    "SN-15": "{value}: only light activity until you have spoken with a clinician. If you feel unwell call {call}.",
    "SN-16.high": "{value} {outside}. Stop, rest and measure again.",
    "SN-16.fall": "{value}: the upper value fell while the work rose. Stop, rest and measure again.",
    "SN-16.symptom": "{value} {outside}, and you feel unwell. Sit down and rest.",
    "SN-17.warm": "{value}: no training today. Rest, and measure again later. If you feel unwell call {call}.",
    "SN-17.far": "{value} {outside}. Stop, rest and measure again.",
    "SN-17.confused": "{value} {outside}. Cool with cold water while help comes.",
    "SN-18.low": "{value}: no exercise for 24 hours. Follow your own plan now.",
    "SN-18.day": "A low in the last day needed help: no exercise until 24 hours have passed. Follow your own plan.",
    "SN-19.low": (
        "{value}: take 15 g of fast carbohydrate, rest, and measure again in 15 minutes. Today nothing alone, in water or "
        "at height. If you feel unwell call {call}."
    ),
    "SN-19.again": (
        "{value}, still low after 15 minutes: take 15 g of fast carbohydrate again, rest, and measure again in 15 "
        "minutes. If you feel unwell call {call}."
    ),
    "SN-19.today": "It was low earlier today: nothing alone, in water or at height.",
    "SN-20.first": "{value}: take 15 to 30 g of carbohydrate before you start.",
    "SN-20.onset": "{value}: take carbohydrate when you start.",
    "SN-21.ketones": "{value} with ketones: no exercise.",
    "SN-21.test": "{value}: test ketones before anything else, and no exercise until then. If you feel unwell call {call}.",
    "SN-21.easy": "{value}: no hard effort until it is under 250 mg/dL.",
    "SN-22.light": "{value} without ketones: light or moderate effort only.",
    "SN-23": "Take the mask off now. The air you breathe in holds {mean} ppm of CO2. If you feel unwell call {call}.",
    "SN-24.warn": "The air you breathe in holds {value} of CO2. Flush the mask with fresh air; ten minutes at most like this.",
    "SN-24.too_long": (
        "Take the mask off: ten minutes with this much CO2 in the air you breathe are over ({value}). Rest in fresh air."
    ),
    "SN-25.high": "Take the mask off and leave this air now: {value} of CO2. Go outside and rest.",
    "SN-25.felt": "Take the mask off and leave this air now. Go outside and rest.",
    "SN-25.faint": "Take the mask off and leave this air.",
    "SN-26": "CO2 of the breath you let out: {value}.",
    "SN-26.over_range": "CO2 of the breath you let out: over range. This sensor ends below what a breath holds.",
    "SN-27": (
        "Where this CO2 sensor sits is not known, so its value is not read. Say whether it is in the mask, in the breath "
        "or in the room."
    ),
    "SN-28": "The trace, its quality and the timing of the beats. It is shown, not interpreted.",
    "SN-29.fast": (
        "Your weight has come down faster than this app plans for. Eating more is the first step now. If food or weight "
        "weigh on you, someone you trust or your doctor can help."
    ),
    "SN-29.flag": (
        "Your weight keeps coming down and that concerns us. Planning for weight stops here; please speak with your "
        "doctor or the people who support you this week, and today if you can. If you feel faint or your heart races, "
        "call {call}."
    ),
    "SN-30.no_deficit": "This app plans no eating below what you need for you. Strength and skill are good aims now.",
    "SN-30.far": (
        "We would like you to speak with a doctor in the next days; training and planning for weight stop until then. If "
        "you feel faint or your heart races, call {call}."
    ),
    "SN-30.same_day": (
        "Please speak with a doctor today, also if you feel well; training and planning for weight stop until then. If "
        "you feel faint or your heart races, call {call}."
    ),
    "SN-30.minor": "Questions of weight belong to a parent and your own doctor; this app sets no aims for it.",
}
