"""The English sentences of the adaptation rules, by rule, and by what changed where that matters."""

from __future__ import annotations

from milo.vocabulary.region_names import REGIONS_EN

ENGLISH: dict[str, str] = {
    "of.zone": "zone",
    "of.minutes": "minutes",
    "of.sets": "sets",
    "of.rir": "repetitions in reserve",
    "of.load_kg": "weight in kg,",
    "of.reps": "repetitions",
    "of.focus": "",
    "focus.build": "build-up",
    "focus.base": "base",
    "focus.peak": "peak",
    "focus.taper": "taper",
    "focus.deload": "easy week",
    "focus.start": "start",
    "focus.return": "return",
    "focus.test": "test",
    "focus.race": "race",
    "focus.maintain": "maintenance",
    "nothing": "not set",
    **{f"day.{i}": d for i, d in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))},
    **{f"region.{region}": name for region, name in REGIONS_EN.items()},
    "progress.double.up": "{exercise}: {old} kg -> {new} kg. You reached the top of the range with every set (at least "
    "{least_reps} repetitions with {lifted_kg} kg), so the weight goes up and the repetitions start low again.",
    "progress.double.down": "{exercise}: {old} kg -> {new} kg. Some sets stayed below the range (down to {least_reps} repetitions "
    "with {lifted_kg} kg) session after session, so the weight comes down a little.",
    "progress.double.down.reps": "{exercise}: repetitions {old} -> {new}. Some sets stayed below the range (down to {least_reps} "
    "repetitions) session after session, so the sets get shorter.",
    "progress.double.up.reps": "{exercise}: repetitions {old} -> {new}. You reached the top of the range with every set (at least "
    "{least_reps} repetitions with {lifted_kg} kg); the plan has the next weight already, so the repetitions start low again.",
    "progress.double.down_reserve.reps": "{exercise}: repetitions {old} -> {new}. In every set of two sessions you had far less "
    "left than planned (about {rir_told}).",
    "progress.double.down_reserve": "{exercise}: {old} kg -> {new} kg. In every set of two sessions you had far less left than "
    "planned (about {rir_told}), so it gets lighter.",
    "progress.double.up_far": "{exercise}: {old} kg -> {new} kg, the next weight you have. It is {further} % more; you did at "
    "least {least_reps} repetitions with {lifted_kg} kg twice, and with {reps} it asks for about as much, so the repetitions start "
    "low again.",
    "progress.double.up_far.reps": "{exercise}: repetitions {old} -> {new}. You did at least {least_reps} repetitions with "
    "{lifted_kg} kg twice; the plan has the next weight already, so the repetitions start low again.",
    "progress.double.above": "{exercise}: repetitions {old} -> {new} at the same weight, more than usual: the next weight you have "
    "({next_kg} kg) is {further} % more. Done twice with {rir} left, {enough} repetitions bring it.",
    "progress.double.above_only": "{exercise}: repetitions {old} -> {new} at the same weight, more than usual: the next weight "
    "you have ({next_kg} kg) is {further} % more, too far for a safe step.",
    "progress.double.above_only.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, with more repetitions "
    "than usual: the next weight you have ({next_kg} kg) is {further} % more, too far for a safe step.",
    "progress.double.above_limited": "{exercise}: repetitions {old} -> {new} at the same weight, more than usual: the next weight "
    "you have ({next_kg} kg) is over what the limits of your plan allow for now.",
    "progress.double.above_limited.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, with more repetitions "
    "than usual: the next weight you have ({next_kg} kg) is over what the limits of your plan allow for now.",
    "progress.double.above.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, with more repetitions than "
    "usual: the next weight you have ({next_kg} kg) is {further} % more. Done twice with {rir} left, {enough} repetitions bring "
    "it.",
    "progress.double.more_reps": "{exercise}: repetitions {old} -> {new} at the same weight. Last time the weakest set had "
    "{least_reps}; "
    "one more is next.",
    "progress.double.more_reps.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted; one repetition more on the "
    "weakest set is next.",
    "progress.double.easy": "{exercise}: {old} kg -> {new} kg in the easy week: the weight of the weeks around it, or at most a "
    "tenth less.",
    "progress.rir.easy": "{exercise}: {old} kg -> {new} kg in the easy week: the weight of the weeks around it, or at most a "
    "tenth less.",
    "progress.double.same": "{exercise}: {old} -> {new}. You had less left than planned, so we repeat last time.",
    "progress.double.same.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you lifted last. You had less left than "
    "planned, so nothing more yet.",
    "progress.double.as_last": "{exercise}: repetitions {old} -> {new}, as many as you did last time at the same weight.",
    "progress.double.as_last.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, for as many repetitions.",
    "progress.double.range_ends": "{exercise}: repetitions {old} -> {new}, the most the sets have for now. Last time you did more: "
    "the weakest set had {least_reps}.",
    "progress.double.range_ends.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, with the most repetitions "
    "the sets have for now ({reps}). Last time you did more: the weakest set had {least_reps}.",
    "progress.double.range_begins": "{exercise}: repetitions {old} -> {new} at the same weight. Last time the weakest set had "
    "{least_reps}; the range begins higher.",
    "progress.double.range_begins.load_kg": "{exercise}: {old} kg -> {new} kg, the weight you last lifted, for {reps}. Last time "
    "the weakest set had {least_reps}; the range begins higher.",
    "progress.double.compared": "{exercise}: repetitions {old} -> {new} at the same weight. On the last day like it the weakest "
    "set had {least_reps}.",
    "progress.double.compared.load_kg": "{exercise}: {old} kg -> {new} kg for {reps}, from the last day like it. There the weakest "
    "set had {least_reps}.",
    "progress.double.stepwise": "{exercise}: {old} kg -> {new} kg. You lifted more ({lifted_kg} kg); the plan follows in safe "
    "steps.",
    "progress.double.stepwise.reps": "{exercise}: repetitions {old} -> {new}, from what you last did; the weight follows in safe "
    "steps.",
    "progress.rir.stepwise": "{exercise}: {old} kg -> {new} kg. You lifted more ({lifted_kg} kg); the plan follows in safe steps.",
    "progress.rir.up": "{exercise}: {old} kg -> {new} kg. You lifted {lifted_kg} kg and had about {rir_told} repetitions left; "
    "your estimated maximum is {e1rm_kg} kg, and {reps} with {rir} in reserve ask for this weight.",
    "progress.rir.up_least": "{exercise}: {old} kg -> {new} kg. You lifted {lifted_kg} kg and had about {rir_told} repetitions "
    "left, so many that your maximum is at least {e1rm_kg} kg; {reps} with {rir} in reserve ask for this weight or more.",
    "progress.rir.down": "{exercise}: {old} kg -> {new} kg. You lifted {lifted_kg} kg and had about {rir_told} left; your "
    "estimated maximum is {e1rm_kg} kg, and {reps} with {rir} in reserve ask for a weight lighter than planned.",
    "progress.rir.up_step": "{exercise}: {old} kg -> {new} kg. You lifted {lifted_kg} kg and had about {rir_told} repetitions "
    "left; your estimated maximum is {e1rm_kg} kg, and {reps} with {rir} in reserve ask for {shown_kg} kg: it goes there in safe "
    "steps.",
    "progress.rir.down_step": "{exercise}: {old} kg -> {new} kg. You lifted {lifted_kg} kg and had about {rir_told} left; your "
    "estimated maximum is {e1rm_kg} kg, and {reps} with {rir} in reserve ask for {shown_kg} kg: it comes down in steps.",
    "progress.rir.same_less": "{exercise}: {old} kg -> {new} kg, the nearest to the {from_kg} kg you lifted last. You had less "
    "left than planned, so nothing more yet.",
    "progress.rir.same_more": "{exercise}: {old} kg -> {new} kg, the nearest to the {from_kg} kg you lifted last. The weight goes "
    "up once two sessions show that there is more, and the next one is no more than a safe step.",
    "progress.rir.same": "{exercise}: {old} kg -> {new} kg, the weight you lifted last: the reserve you told fits it.",
    "progress.rir.match": "{exercise}: {old} kg -> {new} kg, as hard for {reps} as the {from_kg} kg you lifted last.",
    "progress.help.less_help": "{exercise}: {old} kg of help -> {new} kg. You reached the top of the range with every set in two "
    "sessions; less help makes it harder, and the repetitions start low again.",
    "progress.help.more_help": "{exercise}: {old} kg of help -> {new} kg. Two sessions stayed below what was planned (down to "
    "{least_reps} repetitions), so the machine helps a little more.",
    "progress.help.more_reps": "{exercise}: repetitions {old} -> {new} with the same help. Last time the weakest set had "
    "{least_reps}.",
    "progress.help.compared": "{exercise}: repetitions {old} -> {new} with the same help. On the last day like it the weakest set "
    "had {least_reps}.",
    "progress.help.same": "{exercise}: {old} -> {new}. You had less left than planned, so we repeat last time with the same help.",
    "progress.help.load_kg": "{exercise}: the plan no longer names {old} kg as a load. On this machine the number is help, and "
    "less of it is harder.",
    "progress.find": "{exercise}: {old} -> {new} kg. This is from the {lifted_kg} kg you lifted, not a guess.",
    "progress.find.never_lifted": "{exercise}: no weight yet, because none was ever logged. Find one that leaves the reserve in "
    "the plan.",
    "SN-29": "Food of a day: {old} -> {new} kcal. For two weeks your weight came down by about {kg_a_week} kg a week, faster than "
    "this app plans for. Eat more, that comes first; if food or weight weigh on you, someone you trust or your doctor can help.",
    "news.stays": "{n} exercises stay as they are for now ({names} among them). Ask why of any of them.",
    "news.never_lifted": "{n} exercises have no weight yet ({names} among them): find one that leaves the reserve in the plan, and "
    "log it.",
    "held.step_too_big": "{exercise}: the weight stays at {old} kg. The next plate would be more than a safe step; more "
    "repetitions first.",
    "held.limited": "{exercise}: stays at {old} kg. The next weight you have ({next_kg} kg) is over what the limits of your plan "
    "allow for now.",
    "held.more_sets": "{exercise}: weight and repetitions stay for now. This week has more sets of it, and one thing goes up at a "
    "time.",
    "held.less_reserve": "{exercise}: weight and repetitions stay for now. This week's sets are to leave fewer in reserve, and one "
    "thing goes up at a time.",
    "held.first_back": "{exercise}: weight and repetitions stay for now. This first week back is lighter on purpose.",
    "held.lifted_once": "{exercise}: stays at {old} kg. You took {lifted_kg} kg once; done a second time, the plan "
    "goes on from there.",
    "held.range_full": "{exercise}: stays at {old} kg and {most_reps} repetitions, the most planned for you. The next weight "
    "({next_kg} kg) is {further} % more, and at once at most {cap} % is safe. Ways on: half a kilo or one more on the weight you "
    "have, three seconds on the way down, or ask for a harder exercise.",
    "held.range_full_body": "{exercise}: stays at {most_reps} repetitions, the most planned for you. Slower ones make it harder; "
    "or ask for a harder variant.",
    "held.range_full_slow": "{exercise}: stays at {old} kg and {most_reps} repetitions, lowered slowly: the most planned for "
    "you. The "
    "next weight ({next_kg} kg) is {further} % more, and at once at most {cap} % is safe. Ways on: half a kilo or one more on the "
    "weight you have, or ask for a harder exercise.",
    "held.range_full_body_slow": "{exercise}: stays at {most_reps} repetitions, lowered slowly: the most planned for you. Ask "
    "for a "
    "harder variant to go on.",
    "progress.double.slower": "{exercise}: the same weight and {most_reps} repetitions, and from now on {new} seconds on the way "
    "down. You did all of it twice; more repetitions are not planned for you, and the next weight ({next_kg} kg) is {further} % "
    "more, "
    "where at once at most {cap} % is safe.",
    "progress.double.slower.limited": "{exercise}: the same weight and {most_reps} repetitions, and from now on {new} seconds on "
    "the way down. You did all of it twice; more repetitions are not planned for you, and the next weight you have ({next_kg} kg) "
    "is over what the limits of your plan allow for now.",
    "progress.double.slower.body": "{exercise}: {most_reps} repetitions as before, and from now on {new} seconds on the way "
    "down. You "
    "did all of it twice, and more repetitions are not planned for you.",
    "held.no_lighter": "{exercise}: stays at {old} kg, the lightest there is. Do fewer repetitions, or ask for an easier exercise.",
    "held.no_reserve_left.free": "{exercise}: stays as it was, because you had less left than planned.",
    "held.step_too_big.free": "{exercise}: stays as it was; the next step up would be too large.",
    "held.no_reserve_left": "{exercise}: stays at {old} kg, because you had less left than planned.",
    "held.pain.free": "{exercise}: stays as it was while the joint it loads hurts.",
    "held.pain": "{exercise}: stays at {old} kg while the joint it loads hurts.",
    "held.no_weight_logged": "{exercise}: no weight was logged, so none is proposed.",
    "held.not_estimated": "{exercise}: sets this long say nothing of your maximum; the weight stays.",
    "reserve.step": "{exercise}: {old} -> {new} repetitions in reserve. You last trained it with {rir_last} in reserve; after the "
    "sessions that were missed it comes nearer to failure one step at a time.",
    "volume.up": "{exercise}: {old} -> {new} sets. You did all {sessions} strength sessions last week ({sets_last_week} sets).",
    "volume.up.untold": "{exercise}: {old} -> {new} sets. You did all {sessions} strength sessions last week.",
    "effort.high": "{old} -> {new} minutes. The last two felt like {rpe} of 10 where {meant} was meant, so the next one is "
    "smaller.",
    "effort.low": "{old} -> {new} minutes. The last two felt like {rpe} of 10 where {meant} was meant, so there is room for more.",
    "endurance.up": "{old} -> {new} minutes. Last week you did all of your endurance work ({endurance_min_last_week} minutes) and "
    "none of it felt too hard.",
    "run.longest": "Run {old} -> {new} minutes. Your longest in 30 days was {longest} minutes; at most a tenth more is safer.",
    "run.first": "Run {old} -> {new} minutes, easy. There was no run in the last 30 days.",
    "missed.shift": "{title}: {old} -> {new}. It was missed, and this day is free without taking a rest day.",
    "missed.merge": "{exercise} from the missed session ({title}) joins your session on {day}; the rest of it is let go.",
    "missed.let_go.no_free_day": "{title} was missed and there is no day for it that leaves your rest days alone. Let it go.",
    "gap.7": "First session back: {what} {old} -> {new}. You were away for {days} days, so weights start {share} % lower.",
    "gap.7.nearest.load_kg": "First session back: {old} kg -> {new} kg. You were away for {days} days, so the first weights start "
    "lower: {share} % less than you last lifted, on the nearest weight below it that you have ({less} % less than planned here).",
    "gap.7.load_kg": "First session back: {old} kg -> {new} kg. You were away for {days} days, so weights start {share} % lower.",
    "gap.14": "{what} {old} -> {new}. After {days} days away, this week has about two thirds of the work.",
    "gap.14.sets": "{old} -> {new} sets. After {days} days away, this week has about two thirds of the work.",
    "gap.28": "{what} {old} -> {new}. After {days} days away we begin again with two easy sets of each exercise, for two weeks.",
    "gap.28.sets": "{old} -> {new} sets. After {days} days away we begin again with two easy sets of each exercise, for two weeks.",
    "adherence.shorten": "Sessions {old} -> {new} minutes. You did {done} of {planned} in two weeks; shorter ones are easier to "
    "keep.",
    "adherence.fewer_days": "{old} -> {new} days a week. You did {done} of {planned} sessions in two weeks, also with shorter "
    "ones.",
    "deload.weeks": "Week {week}: {old} -> easy week. {days} weeks of training in a row are behind you.",
    "deload.sleep": "Week {week}: {old} -> easy week. You slept under 6 hours on {days} nights in a row.",
    "deload.hrv": "Week {week}: {old} -> easy week. Your heart-rate variability lay below your range on {days} of 7 days, with a "
    "higher resting heart rate.",
    "deload.strength": "Week {week}: {old} -> easy week. Your strength fell on {exercise} and {other} in the last two sessions.",
    "deload.readiness": "Week {week}: {old} -> easy week. Your readiness was low on {days} of the last 7 days.",
    "hrv.low": "Today is easier: {what} {old} -> {new}. Your heart-rate variability this week is {value} ms; your own range "
    "begins at "
    "{low} ms.",
    "hrv.low_long": "Today is easy and short: {what} {old} -> {new}. Your heart-rate variability this week is {value} ms, below "
    "your "
    "own range "
    "({low} ms) for {days} days. Was sleep short, are you getting ill, was there alcohol?",
    "hrv.low_long.heart": "Today is easy and short: {what} {old} -> {new}. Your heart-rate variability this week is {value} ms "
    "(your own range begins at {low} ms), and this morning's resting heart rate of {heart} is well above your usual {usual}. "
    "Was sleep short, are you getting ill, was there alcohol?",
    "hrv.low_long.heart.trade": "{new} today, {old} on {later}. Your heart-rate variability this week is {value} ms (your range "
    "begins at {low} ms), and this morning's resting heart rate of {heart} is well above your usual {usual}.",
    "hrv.low.trade": "{new} today, {old} on {later}. Your heart-rate variability this week is {value} ms; your range begins at "
    "{low} ms.",
    "hrv.low_long.trade": "{new} today, {old} on {later}. Your heart-rate variability this week is {value} ms, below your range "
    "({low} ms) for {days} days.",
    "readiness.easy.trade": "{new} today, {old} on {later}. Your readiness is {value} of 100.",
    "readiness.rest.trade": "{new} today, {old} on {later}. Your readiness is {value} of 100.",
    "readiness.warning.trade": "{new} today, {old} on {later}. {code_text}: {value}.",
    "pain.stop.spared": "Pain of {pain_0_10} of 10 ({region}): the sessions of the next seven days hold nothing that loads it, so "
    "nothing more changes. It counts for two weeks. Stop what brings it on and let a doctor or physiotherapist look at it, "
    "today if it swells, gives way, goes numb or wakes you at night.",
    "pain.less.spared": "Pain of {pain_0_10} of 10 ({region}): what loads it in the next seven days is already less, or nothing "
    "does, so nothing more changes. It should be back to normal tomorrow.",
    "pain.less.least": "Pain of {pain_0_10} of 10 ({region}): what loads it in the next seven days is one set or the lightest "
    "weight already, so it cannot be planned lighter. Leave out what hurts. It should be back to normal tomorrow.",
    "held.no_hrv": "Heart-rate variability was not measured, so it changes nothing today.",
    "held.too_few_mornings": "Too few mornings of heart-rate variability yet for a range of your own; nothing is changed by it.",
    "held.too_few_mornings_this_week": "Fewer than three mornings of heart-rate variability this week; nothing is changed by it.",
    "readiness.easy": "Today is easier: {what} {old} -> {new}. Your readiness is {value} of 100.",
    "readiness.rest": "Today is easy and short, or rest: {what} {old} -> {new}. Your readiness is {value} of 100.",
    "readiness.warning": "Today is easy: {what} {old} -> {new}. {code_text}: {value}.",
    "warning.short_night": "Hours slept last night",
    "warning.heart_up": "Beats per minute your resting heart rate has been up for two days",
    "warning.easy_hard": "Effort you told of 10, for your last easy session",
    "warning.sore": "Soreness you told, of 10",
    "sleep.debt": "Today has about a quarter less: {what} {old} -> {new}. You owe yourself {value} hours of sleep.",
    "pain.less.old.load_kg": "{exercise}: {old} kg -> {new} kg. You told pain of {pain_0_10} of 10 ({region}) on {told_on}, "
    "and not that it "
    "is over. Tell me how it is now.",
    "pain.less.old.sets": "{exercise}: {old} -> {new} sets. You told pain of {pain_0_10} of 10 ({region}) on {told_on}, and "
    "not that it is "
    "over. Tell me how it is now.",
    "pain.less.old.minutes": "{old} -> {new} minutes, easy. You told pain of {pain_0_10} of 10 ({region}) on {told_on}, and "
    "not that it is "
    "over. Tell me how it is now.",
    "pain.less": "{exercise}: {old} kg -> {new} kg. You told pain of {pain_0_10} of 10 ({region}). It should be back to normal "
    "tomorrow.",
    "pain.less.sets": "{exercise}: {old} -> {new} sets. You told pain of {pain_0_10} of 10 ({region}). It should be back to normal "
    "tomorrow.",
    "pain.less.zone": "Easy, without the hard parts (zone {old} -> {new}): you told pain of {pain_0_10} of 10 ({region}) with it. "
    "Stop what brings it on and let a doctor or physiotherapist look at it, today if it swells, gives way, goes numb or wakes "
    "you at night.",
    "pain.less.minutes": "{old} -> {new} minutes, easy. You told pain of {pain_0_10} of 10 ({region}). It should be back to normal "
    "tomorrow.",
    "pain.stop": "{exercise_old} is left out: pain of {pain_0_10} of 10 ({region}). Stop what brings it on and let a doctor or "
    "physiotherapist look at it, today if it swells, gives way, goes numb or wakes you at night.",
    "pain.stop.session": "{old} is left out: pain of {pain_0_10} of 10 ({region}). Stop what brings it on and let a doctor or "
    "physiotherapist look at it, today if it swells, gives way, goes numb or wakes you at night.",
    "pain.swap": "{exercise_old} -> {exercise_new}: pain of {pain_0_10} of 10 ({region}). Stop what brings it on and let a doctor "
    "or physiotherapist look at it, today if it swells, gives way, goes numb or wakes you at night.",
    "pain.swap.activity": "{old} -> {new}, easy: pain of {pain_0_10} of 10 ({region}). Stop what brings it on and let a doctor or "
    "physiotherapist look at it, today if it swells, gives way, goes numb or wakes you at night.",
    "ill.fever": "{old} is left out. No training until you have been without fever for a day.",
    "ill.cold": "{old} -> {new} minutes, easy. With a head cold only light work.",
    "ill.return": "{old} -> {new} minutes, easy. Day {days} after your illness; you are back to all of it on day 7.",
}
