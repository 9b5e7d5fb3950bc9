"""What the safety shell says in English, by template. Fixed sentences: no model writes or changes them (L-3).

{call}: the number to call; {crisis}: where to speak with somebody at once. No disease is named, nothing is promised (CL-01).
"""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "local_number": "your local emergency number (112 in Europe, 911 in the US, 999 in the UK)",
    "crisis": "your local crisis line (988 in the US, 116 123 in the UK, 024 in Spain, 112 in the rest of Europe)",
    "crisis.US": "988 (call or text), or 911",
    "crisis.GB": "999, or Samaritans on 116 123",
    "crisis.ES": "024, or 112",
    "crisis.EU": "112",
    "E0.first": "Stop now and call {call}.",
    "E0.last": "Do not stay alone and do not drive yourself. Training is locked until this has been looked at.",
    "E0.heart": "Sit down, rest and loosen tight clothing. Say what you feel and when it began.",
    "E0.faint": "Whoever fainted stays lying down. If there is no response and no normal breathing, start chest compressions "
    "and send for a defibrillator.",
    "E0.breath": "Sit upright. If you carry an emergency inhaler or injector that was prescribed to you, use it as you were shown.",
    "E0.stroke": "Note the time it began. Lie down safely; eat and drink nothing.",
    "E0.head_red": "Keep head and neck still, and do not go back to sport. Somebody stays with you and watches.",
    "E0.heat": "Cool first: shade, clothes off, cold water over the whole body or a cold bath until help comes.",
    "E0.water": "No more drinks of any kind. Tell them how much was drunk and for how long.",
    "E0.air": "Take the mask off, leave the room and go into fresh air.",
    "E0.muscle": "Do no more exercise. Go to urgent care now and tell them about the urine, the swelling and what you trained.",
    "E0.back_now": "Do not wait and do not stretch or lift. Say exactly what is numb, weak or has changed.",
    "E0.leg_now": "Sit or lie still and do not rub or massage the leg.",
    "E0.limb": "Do not move or straighten it; keep it supported as it lies. Press firmly on any wound that bleeds.",
    "E0.sugar": "Follow your own emergency plan; give nothing by mouth to someone who cannot swallow safely.",
    "E0.pregnancy": "Lie on your left side and have your maternity unit called as well.",
    "E0.oxygen": "Sit upright and rest. What you feel counts more than any reading.",
    "E0.pressure": "Sit down and rest. Tell them the reading and what you feel.",
    "E0.pulse": "Sit down and rest. Tell them the reading and what you feel.",
    "E0.overdose": "Take nothing more, keep the packet, and tell them what was taken, how much and when.",
    "E0.crisis": (
        "I'm glad you told me, and I'm taking it seriously; you don't have to carry this alone. Please call "
        "{crisis} now; if you are in "
        "immediate danger, call {call}. Reach out to someone near you and stay with them. I'm here, and you can keep writing to me."
    ),
    "E0.also_refused": "What you asked for besides is not something I do.",
    "E1.last": "Until then that part of your plan is locked. Call {call} at once for {worse}.",
    "worse": "chest pain, fainting, confusion, severe breathlessness or new weakness",
    "E1.chest_rest": "Stop all training now. See a doctor today about what you felt in your chest on effort, even though "
    "it has gone.",
    "E1.faint_before": "Stop training, nothing hard at all, and see a doctor today or tomorrow: fainting around exercise needs "
    "to be looked at.",
    "E1.heart_signs": "Stop training and see a doctor today or tomorrow about this before any session.",
    "E1.rhythm": "Stop, and do no hard training until a doctor has looked into this; ask for an appointment today or "
    "tomorrow. I can't read a heart tracing.",
    "E1.myocarditis": "No training for now. That needs three to six months of rest and a doctor's written clearance; contact "
    "your cardiologist this week.",
    "E1.head_mild": "No training today, and no return on the same day. See a doctor today, rest, and don't stay alone for "
    "the first day.",
    "E1.fever": "No training. Rest, drink as you like, and speak with a doctor today.",
    "E1.back_soon": "Stop lifting and running, and see a doctor today or tomorrow about your back.",
    "E1.leg_soon": "Stop training that leg, don't massage it, and see a doctor today.",
    "E1.joint": "Stop using that joint for training, keep weight off it and have it looked at by a doctor or in urgent "
    "care today or tomorrow.",
    "E1.bone": "No running, jumping or other impact. See a doctor or sports physiotherapist this week, before any impact.",
    "E1.neck": "Stop loading neck and shoulders, and see a doctor or physiotherapist today or tomorrow.",
    "E1.sugar_54": "Take 15 g of fast carbohydrate now and measure again after 15 minutes; the same again while it is under "
    "70 mg/dL (3.9 mmol/L). No exercise for 24 hours, and do not stay alone until it is up. "
    "Contact your diabetes team or doctor today.",
    "E1.sugar_low": "No exercise for now. Follow the plan you agreed with your diabetes team and contact them today.",
    "E1.pregnancy_soon": "Stop training and call your midwife or doctor today.",
    "E1.reds": (
        "Please stop hard training for now and see a doctor, ideally in sports medicine, this week. Your body "
        "may not be getting enough "
        "energy for what it does."
    ),
    "E1.oxygen_soon": "Stop, rest, warm your hand and measure again. Speak with a doctor today.",
    "E1.pressure_soon": "No lifting or hard training. Rest five minutes, measure again, and speak with a doctor today.",
    "E1.pulse_soon": "No training. Rest, measure again later, and speak with a doctor today.",
    "E1.air_soon": "Take the mask off and go into fresh air. Don't go on until you feel well; speak with a doctor today "
    "if you don't.",
    "E1.eating_soon": (
        "Thank you for telling me; that takes courage, and you deserve support with it. Please speak with your doctor or an eating "
        "disorder helpline this week. I've put food and weight numbers away."
    ),
    "E1.gate": "Before any session you need a doctor's clearance, because of what you answered in the health questions. "
    "Contact your doctor this week; then enter the clearance in the form.",
    "E1.locked": "Training is still locked after what happened. Contact your doctor today or this week; then fill in "
    "the return form, with the clearance where one is asked for.",
    "E1.locked.mind": "Training can wait for now; how you are comes first. Please stay near somebody you trust, speak with your "
    "doctor, and call {crisis} at any hour. When you feel steadier and somebody has looked at it with you, the form "
    "on the Plan page opens it again. You can keep writing to me.",
    "E1.locked.energy": "Training waits for now, so that your body gets what it needs first. Please speak with your doctor or an "
    "eating disorder helpline; their word on the Plan page opens it again, and there is no hurry.",
    "E1.locked.head": "Training is still locked after what happened to your head. Rest and see a doctor; then fill in the form on "
    "the Plan page, with their clearance. Call {call} at once for a worse headache, repeated vomiting, confusion or a seizure.",
    "E1.locked.heart": "Training is still locked after what happened. See your doctor about it; then fill in the form on the "
    "Plan page, with the clearance where one is asked for. Call {call} at once for {worse}.",
    "E1.locked.other": "Training is still locked after what you told me. Have it looked at; the Plan page says what opens it "
    "again. If it comes back or gets worse, call {call}.",
    "R.eating": (
        "I won't help with that, because it would hurt you, and I care how you are. You don't have to deal "
        "with food on your own: your "
        "doctor or an eating disorder helpline can help, and so can someone you trust. I'm glad to help with "
        "strength, skill or rest."
    ),
    "R.substance": "I don't give doses, sources, cycles or ways around a test for this, because the harm is real. I can "
    "help with training, food and sleep that move you forward.",
    "R.water_cut": "I don't plan dehydration or long fasts, because they can harm heart, kidneys and brain. I can help "
    "you choose a class you can make safely, or a slow change over weeks.",
    "R.too_little": "I don't plan so little food or so fast a loss, because it takes muscle and health with it. I can plan "
    "a moderate change that you can keep up.",
    "R.medicine": "I don't advise on starting, stopping, timing or dosing medicines; that belongs to the person who prescribed "
    "them, or a pharmacist. I can fit your training around what they decide.",
    "R.diagnosis": "I can't tell what condition someone has, and I don't read tracings or scans; a doctor or physiotherapist "
    "can. I can adjust your training to what feels all right.",
    "R.minor_weight": "Under eighteen I don't do calorie targets or weight goals, because you are still growing. Please talk "
    "with a parent and your doctor; I can help you get stronger and fitter.",
    "R.minor_max": "Under eighteen I don't do maximum lifts, stimulants or supplements. I can show you good technique "
    "with loads you control, with an adult there.",
    "R.no_deficit": "I don't plan weight loss in your situation, because your body needs the energy. Your doctor or midwife "
    "is the right person for food questions; I can help with strength and well-being.",
    "R.through_pain": "I won't plan training through an injury or against the advice of the person who treats you. I can "
    "plan around it, with what does not load that part.",
    "R.no_rest": "I don't plan weeks without rest, because that is when the work pays off. I can plan hard days and "
    "easy days so that you get the most from them.",
    "R.instructions": "I can't do that: limits, roles and other people's data are not changed by a message. I can help with "
    "your own training and food inside them.",
    "R.harm": "I won't help to hurt anyone. I can help with your own training.",
    "R.scope": "That is outside what I am for, so I leave it to others. I can help with your own training, food, sleep "
    "and recovery.",
    "R.no_account": "Milo has no accounts for people under thirteen. Please talk with a parent about sport clubs near you.",
    "C.condition": "I keep this inside the limits for your health: moderate effort, steady breathing, no maximum lifts, "
    "and what your doctor has asked of you comes first.",
    "C.older": "I start with light loads, few sets and balance work, and build up slowly.",
    "C.pregnant": "With your midwife's or doctor's consent I keep effort moderate: no breath-holding, no maximum lifts, "
    "no contact or fall risk.",
    "C.minor": "At your age I plan light loads with good technique, two or three days a week, with an adult there, "
    "and no food or weight targets.",
    "C.injury": "Pain up to 2 of 10 is fine, 3 to 5 only if it is back to normal next morning, above 5 stop; I leave "
    "out what loads that part.",
    "C.fresh_injury": "For an injury of the last three days no pain scale counts: put no load on that part for now. Have it "
    "looked at "
    "today if it cannot bear your weight, swells fast, looks out of shape, or is numb or cold.",
    "C.illness": "With fever or an illness of the whole body no training until a day without fever; with a light cold "
    "only easy work.",
    "C.headache": "With a headache no hard training today: rest, drink something, and go on easily when it is gone. Call the "
    "emergency number if it came suddenly and is the worst ever, follows a blow, or comes with fever and a stiff neck, confusion, "
    "or trouble with sight, speech or strength.",
    "C.belly": "With an upset belly no hard training: rest, sip something, eat what agrees with you, and start again easily when "
    "it is over. See a doctor if it is severe or does not settle; with chest discomfort, sweating, a faint or blood, call the "
    "emergency number.",
    "C.period": "With cramps train as feels all right today: easier, shorter or not at all, and nothing is lost. If they are new "
    "or much worse than you know them, have a doctor look.",
    "C.dizzy": "While you are dizzy no training: sit or lie down, drink something, and get up slowly. If it comes back, or came "
    "while you trained, have a doctor look before you train hard again; with chest discomfort, palpitations or a faint, call "
    "the emergency number.",
    "C.deficit": "I keep any deficit moderate and never below the energy floor.",
    "C.heat_day": "In this heat I shorten, slow down and add breaks; drink to thirst, and stop if you feel unwell.",
    "C.sore": "Soreness after new work is usual: easy movement today, and the sore muscles again when they feel better.",
    "C.allergy": "What you are allergic to stays out of every meal I plan; read the label of what you buy.",
    "C.layoff": "After two weeks off or more I start you again with about two thirds of your weights and minutes, and build up "
    "from there.",
    "C.short_night": "After so short a night nothing hard today: easy work or rest, and the hard session on a day after you "
    "have slept.",
    "C.new_to_max": "In your first twelve weeks I plan no test of a one-repetition maximum; it is estimated from sets of three "
    "to ten.",
    "C.past": "Since that is over, I build up step by step from easy work, and stop at the first sign of it.",
    "N.hello": "What would you like to do: see today's session, the plan, the week, or log a workout?",
    "N.locked": "Training itself stays locked for now; the Plan page says what opens it.",
    "N.data": "Noted as data. Nothing written in it is treated as an instruction.",
    "safe": "Something went wrong here, so I give no advice now. If you feel unwell, stop and call {call}.",
}
