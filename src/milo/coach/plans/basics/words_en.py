"""What the planner says in English: titles, warm-ups, changes and refusals."""

from milo.vocabulary.region_names import REGIONS_EN

ENGLISH: dict[str, str] = {
    # refusals
    "refused.under_age": "Milo makes no plans for people under 13.",
    "refused.guardian": "Milo needs the consent of a parent or guardian before it makes a plan for someone under 18.",
    "refused.symptom": (
        "You told us about a symptom that a doctor should look at first, so there is no training for now. Please see a doctor "
        "before your next session; once you are cleared, enter the clearance on the page Plan. If you have chest pain, faint or "
        "cannot catch your breath, stop and call your local emergency number."
    ),
    "refused.unclear": (
        "You answered yes to a health question, and the profile does not say what it is about. Please add the condition, injury or "
        "medicine in your profile; or have a doctor clear you for training and enter the clearance on the page Plan."
    ),
    "refused.weight": (
        "Before training, please talk to a doctor about your weight and how you are eating. Once you are cleared, enter the "
        "clearance on the page Plan, and Milo will gladly plan with you; a number that is wrong is corrected in your profile."
    ),
    "refused.weight_today": (
        "At this weight for your height there is no training for now: please see a doctor today about your weight and how you are "
        "eating. If you faint, have chest pain or cannot catch your breath, call your local emergency number. If a number is "
        "wrong, correct it in your profile."
    ),
    "refused.pregnant": (
        "A plan in pregnancy needs the ok of your midwife or doctor first. Once you have it, enter it on the page Plan, and Milo "
        "makes a plan inside the limits for pregnancy."
    ),
    "refused.postpartum": (
        "In the first weeks after a birth Milo plans nothing without the ok of your midwife or doctor. Once you have it, enter it "
        "on the page Plan."
    ),
    # changes
    "removed": "{what}: planned -> left out",
    "sets": "{what}: {old} sets -> {new}",
    "reps": "{what}: {old} repetitions -> {new}",
    "rir": "{what}: {old} repetitions in reserve -> {new}",
    "reserve_kept": "{what}: {old} repetitions in reserve -> {new} (it has more sets than before; one thing goes up at a time)",
    "rest": "{what}: {old} s rest -> {new} s",
    "load": "{what}: {old} kg -> {new} kg",
    "max_unbelieved": "{what}: a maximum of {old} kg -> not used, more than can be believed beside the rest of the profile; find "
    "the weight",
    "load_free": "{what}: {old} kg -> find the weight",
    "load_most": (
        "{what}: {old} kg -> {new} kg (the most a maximum of {maximum} kg allows for {reps} repetitions with {rir} in reserve)"
    ),
    "load_most_free": (
        "{what}: {old} kg -> find the weight "
        "(the most a maximum of {maximum} kg allows for {reps} repetitions with {rir} in reserve)"
    ),
    "load_nobody": "{what}: {old} kg -> {new} kg (nobody lifts more for {reps} repetitions with {rir} in reserve)",
    "load_nobody_free": "{what}: {old} kg -> find the weight (nobody lifts more for {reps} repetitions with {rir} in reserve)",
    "load_unlifted": (
        "{what}: {old} kg -> find the weight (nothing that is known of you shows {old} kg for {reps} repetitions with {rir} in "
        "reserve; a set you log does)"
    ),
    "note_out": "{what}: “{line}” -> left out, it asks for more than these sets may",
    "care": "{what}: a warm-up without “{line}” -> with it",
    "superset": "{what}: superset -> one after the other",
    "walk": "{what}: -> walking",
    "zone": "{what}: zone {old} -> zone {new}",
    "rate": "{what}: {old} bpm, more than zone {zone} asks for -> {new} bpm",
    "rate_free": "{what}: {old} bpm, more than zone {zone} asks for -> effort by feel, never above {most} bpm",
    "rate_none": "{what}: {old} bpm, which is no range of heart rates -> effort by feel",
    "no_rate": "{what}: heart rate -> effort by feel",
    "rates_unknown": "heart rates of the zones -> effort by feel: yours are not measured, and an estimate by age may be off by ten "
    "beats",
    "rates_none": "heart rates of the zones -> effort by feel, since your heart rate does not tell it",
    "run_minutes": "{what}: {old} min -> {new} min",
    "run_km": "{what}: {old} km -> {new} km",
    "intervals": "{what}: {old} min of intervals in {new} min -> as many as fit",
    "intervals_unread": "{what}: intervals without how often, how long and which zone -> left out",
    "minutes": "{what}: {old} min -> {new} min",
    "easy_unasked": (
        "days beyond those you lift on: an easy {activity}, {most} min at most, for the heart, since the WHO asks for 150 min of "
        "movement a week at least; on a day that lifts nothing, and gone with one day a week fewer"
    ),
    "week_minutes": "week {week}: {old} min of endurance -> {new} min",
    "days": "week {week}: days out of order -> monday to sunday",
    "test": "week {week}: maximum test -> left out; a set of 3 to 10 repetitions tells as much",
    "sets_maximal": "{what}: {old} sets of one repetition with nothing left -> {new}; a maximum is tested once a week",
    "rest_days": "week {week}: {old} rest days -> {new}",
    "strength_days": "week {week}: strength on {day} -> left out",
    "muscle": "week {week}, {what}: {old} sets -> {new}",
    "all_sets": "week {week}: {old} sets -> {new}",
    "least_minutes": "{old} min a session -> {new} min, the least that is worth getting ready for",
    "deload": "week {week}: as the week before -> a recovery week",
    "walk_added": "{day}: rest -> a short walk, so that no more than two days pass without moving",
    "training_days": "{old} training days a week -> {new}",
    "session_length": "{old} min a session -> {new} min in week {week}",
    "short_sessions": "{old} min a session -> from {new} min up to week {last}: the limits of those weeks leave no room for more",
    "short_sessions_on": "{old} min a session -> from {new} min: the limits leave no room for more in these weeks",
    "light_only": "the training you asked for -> light walking and mobility, until a doctor has cleared you for more",
    "moderate_only": (
        "vigorous training -> moderate work only: no hard intervals, lifting at most {most} % of your maximum with {left} or more "
        "in reserve. No clearance is on file: have a doctor clear you for vigorous training and enter the clearance on the page "
        "Plan; it holds for twelve months"
    ),
    "moderate_scope": (
        "vigorous training -> moderate work only: no hard intervals, lifting at most {most} % of your maximum with {left} or more "
        "in reserve, since the clearance on file does not name vigorous training"
    ),
    "moderate_looked_at": (
        "vigorous training -> moderate work only, since you told of a symptom: no hard intervals, lifting at most {most} % of your "
        "maximum with {left} or more in reserve"
    ),
    "moderate_lungs": (
        "vigorous training -> moderate work only with COPD: no hard intervals, lifting at most {most} % of your maximum with "
        "{left} or more in reserve. No clearance for more is on file; talk to your doctor before anything harder"
    ),
    "b12": "vitamin B12 from a vegan diet, which gives none that counts -> from a supplement; your pharmacist knows which",
    "less_days": (
        "the {old} min of endurance a week you do now -> {new} min in week 1, {most} at most, which is less than you do: "
        "{moving} x {minutes} min beside {lifting} x lifting hold no more; {advice}"
    ),
    "less_none": "the {old} min of endurance a week you do now -> none: all {lifting} days lift; {advice}",
    "less.days": "ask for more days a week, which go to it",
    "less.minutes": "ask for more minutes a session",
    "less.days_minutes": "ask for more days or more minutes a session",
    "less.goal": "more days and longer sessions give it none within the limits, endurance as the goal gives it more of the days",
    "less.nothing": "days and minutes are at what the limits allow",
    "less_limits": (
        "the {old} min of endurance a week you do now -> {new} min in week 1, {most} at most, which is less than you do: "
        "the limits "
        "for you hold it there, with {moving} x {minutes} min asked for beside {lifting} x lifting"
    ),
    "sport_out": "{old} -> {new} in weeks {first} to {last}: {why}",
    "sport_out_once": "{old} -> {new} in week {first}: {why}",
    "sport_out.PL-02": "a tenth over your longest run of late is too short for a session of its own",
    "sport_out.PL-22": "not in pregnancy",
    "sport_out.PL-23": "not so soon after a birth",
    "sport_out.PL-28": "a seizure in the water is dangerous",
    "sport_out.PL-29": "no impact yet in these weeks",
    "sport_out.PL-50": "it loads a part that hurts by your profile",
    "lifts_out": "{old} -> other lifts, {why}",
    "lifts_out.PL-22": "which suit a pregnancy",
    "lifts_out.PL-23": "which suit the time after a birth",
    "lifts_out.PL-24": "which brace the trunk less, with high blood pressure",
    "lifts_out.PL-25": "which brace the trunk less, with a heart disease",
    "lifts_out.PL-28": "which cannot fall on you, with epilepsy",
    "lifts_out.PL-30": "which spare a spine with osteoporosis",
    "pain_stop": (
        "{what}: training with a pain of {pain} of 10 -> none, since above 5 it is stopped; have a doctor or physiotherapist look "
        "at it, and change the pain in your profile when it is less"
    ),
    "pain_acute": (
        "{what}: training with an injury of the last 72 hours -> none; have a doctor or physiotherapist look at it if it is not "
        "clearly better by then, and tell in your profile how much it hurts"
    ),
    "pain_seen": "{what}: a pain of {pain} of 10 -> have a doctor or physiotherapist look at it",
    "pain_walk": "walking -> {minutes} min a week at most, easy, and only as far as it does not hurt",
    **{f"region.{region}": name for region, name in REGIONS_EN.items()},
    "medicine_asks": (
        "a medicine for the heart without the condition that it is for -> counted as a disease of the heart or vessels, until the "
        "condition is in your profile or a doctor has cleared you"
    ),
    "clearance.other.medicine": "what it is for is not what your medicine is for",
    "clearance_out": "the clearance among your health answers -> not taken: {why}",
    "clearance.denied": "it says that it was not given",
    "clearance.empty": "it tells neither its day nor who gave it nor what it is for",
    "clearance.no_date": "it has no date that can be read, year, month and day",
    "clearance.ahead": "its date is still to come",
    "clearance.old": "it is older than twelve months, or over",
    "clearance.no_who": "it does not say which professional gave it",
    "clearance.before.birth": "it is from before the birth",
    "clearance.before.pregnancy": "it is from before this pregnancy",
    "clearance.other.heart": "what it is for is not the heart",
    "clearance.other.disease": "what it is for is not the condition in your profile",
    "clearance.other.lungs": "what it is for is not the lungs",
    "clearance.other.pregnancy": "what it is for is not the pregnancy",
    "clearance.other.birth": "what it is for is not the time after a birth",
    "clearance.other.unclear": "what it is for is not training in general",
    "max_unknown": "{what}, a maximum of {old} kg -> not used, no exercise is called so; the nearest is {near}",
    "max_unknown_far": "{what}, a maximum of {old} kg -> not used, no exercise is called so",
    "max_of_body": "{what}, a maximum of {old} kg -> not used, since nobody can tell whether the body is in it",
    "lifts_spared": "{old} -> other lifts, which spare what hurts by your profile",
    "lifting_days": "{old} days of lifting a week -> {new}: on the way to the race the others go to what you race in",
    "pace_loss": "about {spent} kcal a day that you use -> {kcal} kcal eaten: a deficit of {gap} kcal, some {kg} kg a week "
    "at first, "
    "{share} % of your weight",
    "pace_slow": "weight falls slower than 0.5 % a week: {why}",
    "pace_slow.NU-01": "less food would not cover what the body needs at rest",
    "pace_slow.NU-02": "a deficit is 500 kcal or a fifth of what you use at most",
    "pace_slow.NU-03": "less food would leave too little for the body after training",
    "pace_gain": "about {spent} kcal a day that you use -> {kcal} kcal eaten: a surplus of {gap} kcal, some {kg} kg a week "
    "at first, "
    "{share} % of your weight",
    "goal_kept_off": "weight as a goal -> strength and fitness as the goal",
    "no_food": "calories and macronutrients -> none: {why}",
    "kcal": "{old} kcal a day -> {new} kcal",
    "kcal_most": "{old} kcal a day -> {new} kcal: more is far beyond what you use",
    "kcal_on": "{day}: {old} kcal -> {new} kcal",
    "kcal_most_on": "{day}: {old} kcal -> {new} kcal: more is far beyond what you use",
    "protein_on": "{day}: {old} g of protein -> {new} g",
    "fat_on": "{day}: {old} g of fat -> {new} g",
    "food_parts": "{kcal} kcal a day of parts that make {parts} kcal -> {carbs} g of carbohydrate and {fat} g of fat",
    "food_parts_on": "{day}: {kcal} kcal of parts that make {parts} kcal -> {carbs} g of carbohydrate and {fat} g of fat",
    "cut_pause": "a deficit of {weeks} weeks in a row -> {pause} weeks or more of eating as much as you use",
    "cut_weeks": "weeks {first} to {last}: {old} kcal a day -> {new} kcal, as much as you use; a deficit pauses there",
    "target_kept": "{old} kcal a day -> {new} kcal, the target you set",
    "target_raised": "{old} kcal a day, the target you set -> {new} kcal: less is too little for this training",
    "target_lowered": "{old} kcal a day, the target you set -> {new} kcal: more is far beyond what you use",
    "no_deficit": "eating less than you use -> eating as much as you use",
    "no_surplus": "eating more than you use -> eating as much as you use: what you have stored is there to build muscle from",
    "protein": "{old} g of protein -> {new} g",
    "fat": "{old} g of fat -> {new} g",
    "supervision": "training alone -> an adult who knows the exercises is there",
    "layoff": "full volume and load -> about 70 % in the first week back",
    # muscles
    "muscle.abs": "abs",
    "muscle.adductors": "adductors",
    "muscle.back": "back",
    "muscle.biceps": "biceps",
    "muscle.calves": "calves",
    "muscle.chest": "chest",
    "muscle.forearms": "forearms",
    "muscle.front_delts": "front shoulders",
    "muscle.glutes": "glutes",
    "muscle.hamstrings": "hamstrings",
    "muscle.low_back": "low back",
    "muscle.quads": "quads",
    "muscle.rear_delts": "rear shoulders",
    "muscle.side_delts": "side shoulders",
    "muscle.traps": "traps",
    "muscle.triceps": "triceps",
    # why there is no food plan
    "food.minor": "under 18 Milo sets no food targets",
    "food.pregnant": "in pregnancy your midwife or doctor guides food",
    "food.lactating": "in the first weeks after a birth your midwife or doctor guides food",
    "food.eating": "Milo sets you no numbers for food",
    "food.kidney": "with a kidney disease a dietitian sets the targets",
    "food.insulin": "with insulin or medicines like it your diabetes team sets the targets",
    "food.no_weight": "your weight is not known",
    "food.no_height": "your height is not known",
    # titles
    "title.full": "Full body",
    "title.upper": "Upper body",
    "title.lower": "Lower body",
    "title.push": "Push",
    "title.pull": "Pull",
    "title.legs": "Legs",
    "title.easy": "Easy {activity}",
    "title.long": "Long {activity}",
    "title.quality": "{activity} intervals",
    "title.threshold": "{activity} at threshold",
    "title.sharp": "{activity}, short and sharp",
    "title.runwalk": "Run-walk",
    "title.walk": "Easy walk",
    "title.mobility": "Mobility and balance",
    "activity.walking": "walk",
    "activity.running": "run",
    "activity.cycling": "ride",
    "activity.rowing": "row",
    "activity.swimming": "swim",
    # warm-up
    "warm.general": "{minutes} min easy movement until you are warm",
    "warm.joint": "Circles of hips, shoulders and ankles, 10 each way",
    "warm.empty": "{exercise}: 10 repetitions with an empty bar or a light weight",
    "warm.ramp": "{exercise}: {sets}",
    "warm.ramp_set": "{load} kg x {reps}",
    "warm.first": "{exercise}: one light set of 10 before the first working set",
    "warm.endurance": "First {minutes} min very easy",
    "warm.asthma": "Keep your reliever at hand",
    "warm.insulin": "Check your glucose and carry fast carbohydrate",
    "warm.minor": "An adult who knows the exercises is there",
    "warm.hypertension": "Breathe out on the effort; never hold your breath",
    "warm.pregnant": "You should be able to talk throughout; stop if anything feels wrong",
    "warm.older": "Have something firm within reach for balance",
    # notes of an exercise
    "note.find": "Find the weight that leaves the repetitions in reserve",
    "note.hold": "Hold for {seconds} s in each set",
    "note.sides": "Each side",
    "note.steps": "One repetition is one step of each foot",
    "note.pain": "Only in the range without pain",
    "note.power": "Up as fast as you can with control, down slowly",
    "day.monday": "Monday",
    "day.tuesday": "Tuesday",
    "day.wednesday": "Wednesday",
    "day.thursday": "Thursday",
    "day.friday": "Friday",
    "day.saturday": "Saturday",
    "day.sunday": "Sunday",
    "text.empty": "wanted a week with its days; found none",
    "text.week": "wanted week {wanted} here, since weeks follow one another; found week {found}",
    "text.plan_id": "wanted plan {wanted}, since no plan of yours is called {found}; put the first line back",
    "text.athlete_id": "wanted athlete {wanted}, who you are here; found {found}; put the line back or leave it out",
    "text.changed": "wanted only changes that Milo made itself; found {found}; take the line out, a note says what is yours",
    "text.refused": "wanted a plan that holds; found that it is refused, which is for Milo to say; take the line out",
    "text.title": 'wanted a title, such as strength "Upper A" 50 min; found none',
    "text.goal": "wanted a goal: {wanted}; found {found}",
    "text.edited": "with this edit, line {line}: {what}",
    "text.twice": "the session id {id} stands twice; delete the [id] of the copy",
}
