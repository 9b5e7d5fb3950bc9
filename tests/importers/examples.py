"""One small real-looking file of every format, made here: what the family tests and the fuzzer begin with.

The key is the importer's format, with a word behind it where a format has several shapes. A file in `recordings/` named after its
format ("polar.txt", "polar 2.txt") is an example too: what `milo new importer` writes.
"""

from __future__ import annotations

import struct
from pathlib import Path

from importers import fit_bytes as fit

FIT_RUN = fit.chain_link(
    fit.file_id()
    + fit.records([fit.T0 + i for i in range(120)])
    + fit.definition(2, 78, [(0, 10, fit.U16)])
    + struct.pack("<B5H", 2, 812, 805, 0xFFFF, 0xFFFF, 0xFFFF)
    + fit.session(fit.T0, 120)
)

TCX = b"""<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities><Activity Sport="Running">
<Id>2026-02-01T08:00:00Z</Id><Lap StartTime="2026-02-01T08:00:00Z"><TotalTimeSeconds>20</TotalTimeSeconds>
<DistanceMeters>60</DistanceMeters><Calories>5</Calories><Track>
<Trackpoint><Time>2026-02-01T08:00:00Z</Time><DistanceMeters>0</DistanceMeters><HeartRateBpm><Value>120</Value></HeartRateBpm></Trackpoint>
<Trackpoint><Time>2026-02-01T08:00:10Z</Time>
<DistanceMeters>30</DistanceMeters><HeartRateBpm><Value>130</Value></HeartRateBpm></Trackpoint>
<Trackpoint><DistanceMeters>60</DistanceMeters></Trackpoint>
</Track></Lap></Activity></Activities></TrainingCenterDatabase>
"""

GPX = b"""<?xml version="1.0"?><gpx version="1.1" creator="Test" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Loop</name>
<type>running</type><trkseg>
<trkpt lat="40.0" lon="-3.0"><ele>600</ele><time>2026-02-02T08:00:00Z</time></trkpt>
<trkpt lat="40.001" lon="-3.0"><ele>601</ele><time>2026-02-02T08:00:30Z</time></trkpt>
</trkseg></trk><trk><trkseg><trkpt lat="40.0" lon="-3.0"/></trkseg></trk></gpx>
"""

APPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
<HealthData locale="en_GB"><ExportDate value="2026-02-03 08:00:00 +0100"/>
<Record type="HKQuantityTypeIdentifierStepCount" sourceName="iPhone" unit="count" startDate="2026-02-03 08:00:00 +0100"
 endDate="2026-02-03 08:10:00 +0100" value="800"/>
<Record type="HKQuantityTypeIdentifierBodyMass" sourceName="Scale" unit="lb" startDate="2026-02-03 07:00:00 +0100"
 endDate="2026-02-03 07:00:00 +0100" value="140"/>
<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2026-02-02 23:00:00 +0100"
 endDate="2026-02-03 03:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"/>
<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2026-02-03 03:00:00 +0100"
 endDate="2026-02-03 06:30:00 +0100" value="HKCategoryValueSleepAnalysisAsleepDeep"/>
<Record type="HKQuantityTypeIdentifierDietaryVitaminC" sourceName="App" unit="mg" startDate="2026-02-03 08:00:00 +0100"
 endDate="2026-02-03 08:00:00 +0100" value="3"/>
<Record type="HKQuantityTypeIdentifierDietaryChromium" sourceName="App" unit="mcg" startDate="2026-02-03 08:00:00 +0100"
 endDate="2026-02-03 08:00:00 +0100" value="3"/>
</HealthData>
"""

STRONG_1 = b"""Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes
2019-05-01 18:00:00;"Push";"Bench Press (Barbell)";1;80;kg;5;8;;;0;"";""
2019-05-01 18:00:00;"Push";"Bench Press (Barbell)";2;80;kg;5;;;;0;"";""
"""
STRONG_2 = b"""Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2021-05-01 18:00:00,"Push","Bench Press (Barbell)",1,80,5,0,0,"","",
2021-05-01 18:00:00,"Push","Push Up",1,0,20,0,0,"","",
"""
STRONG_3 = b"""Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes
1;2025-05-01 18:00:00;Push;3600;Bench Press (Barbell);W;40;10;;;;;
1;2025-05-01 18:00:00;Push;3600;Bench Press (Barbell);1;80;5;8;;;;
1;2025-05-01 18:00:00;Push;3600;Bench Press (Barbell);Rest Timer;;;;;90;;
"""
HEVY = (
    b'"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type",'
    b'"weight_kg","reps","distance_km","duration_seconds","rpe"\n'
    b'"Legs","3 Feb 2026, 18:00","3 Feb 2026, 19:00","","Squat (Barbell)",,"",0,"warmup",60,8,,,\n'
    b'"Legs","3 Feb 2026, 18:00","3 Feb 2026, 19:00","","Squat (Barbell)",,"",1,"normal",100,5,,,8\n'
)
FITNOTES = b"""Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment
2026-02-03,Flat Barbell Bench Press,Chest,80,5,,,,
2026-02-03,Running,Cardio,,,5,km,0:25:00,
"""


def fitnotes_backup(sets: list[tuple[str, str, float, int, int, int, str | None]], *, extra: str = "") -> bytes:
    """A FitNotes backup made here: (date, exercise, kg, reps, metres, seconds, comment) a set."""
    import sqlite3

    with sqlite3.connect(":memory:") as db:
        db.executescript(
            "CREATE TABLE exercise (_id INTEGER PRIMARY KEY, name TEXT, category_id INTEGER, exercise_type_id INTEGER);"
            "CREATE TABLE training_log (_id INTEGER PRIMARY KEY, exercise_id INTEGER, date DATE, metric_weight REAL, reps INTEGER,"
            " unit INTEGER, distance INTEGER, duration_seconds INTEGER);"
            "CREATE TABLE Comment (_id INTEGER PRIMARY KEY, date DATETIME, owner_type_id INTEGER, owner_id INTEGER, comment TEXT);"
            + extra
        )
        for number, (day, exercise, kg, reps, metres, seconds, comment) in enumerate(sets, 1):
            db.execute("INSERT OR IGNORE INTO exercise (_id, name) VALUES (?, ?)", (sum(map(ord, exercise)), exercise))
            values = (number, sum(map(ord, exercise)), day, kg, reps, 0, metres, seconds)
            db.execute("INSERT INTO training_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            if comment:
                db.execute(
                    "INSERT INTO Comment (date, owner_type_id, owner_id, comment) VALUES (?, 1, ?, ?)", (day, number, comment)
                )
    content = db.serialize()
    db.close()
    return content


FITNOTES_BACKUP = fitnotes_backup(
    [
        ("2026-02-03", "Flat Barbell Bench Press", 80.0, 5, 0, 0, "felt good"),
        ("2026-02-03", "Running", 0.0, 0, 5000, 1500, None),
    ]
)
CSV_LIFTS = b"date,exercise,weight_kg,reps,rir\n2026-02-03,Bench Press,80,5,2\n2026-02-03,Bench Press,82.5,4,1\n"
CSV_DAYS = b"date,weight_kg,resting_hr_bpm,steps\n2026-02-03,60.5,50,9000\n2026-02-04,,51,\n"
_SAID = (
    '{{"kind":"feedback","origin":"told","source":"app","feedback_id":"{0}","user_id":"elsewhere","event_ts":"{1}","mood":{2}}}\n'
)
MILO = (_SAID.format("f1", "2026-02-03T21:00:00Z", 4) + _SAID.format("f2", "2026-02-04T21:00:00Z", 3)).encode()

MYFITNESSPAL = b"""Date,Meal,Calories,Fat (g),Saturated Fat,Cholesterol,Sodium (mg),Carbohydrates (g),Fiber,Sugar,Protein (g),Vitamin A,Iron,Note
2026-02-03,Breakfast,450.0,12,4,30,380,48,6,9,35,10,20,
2026-02-03,Snacks,"1,050.5",40,12,0,90,120,8,70,50,0,0,late
2026-02-03,Daily Total,1500.5,52,16,30,470,168,14,79,85,10,20,
"""
CRONOMETER_SERVINGS = """Day,Time,Group,Food Name,Amount,Energy (kcal),Carbs (g),Net Carbs (g),Fat (g),Protein (g),B12 (Cobalamin) (\u00b5g),Category
2026-02-03,07:30 AM,Breakfast,"Oats, rolled",80.00 g,300.8,54.0,46.0,5.2,10.6,,Grains
2026-02-03,12:15 PM,Lunch,Eggs,3 large,215.0,1.1,1.1,14.3,18.9,1.3,Eggs
2026-02-03,12:15 PM,Lunch,Eggs,3 large,215.0,1.1,1.1,14.3,18.9,1.3,Eggs
2026-02-03,,Dinner,Oil,10 g,500,0,0,10,0,,Fats
""".encode()
CRONOMETER_DAYS = b"""Date,Energy (kcal),Alcohol (g),Caffeine (mg),Water (g),Carbs (g),Fiber (g),Fat (g),Saturated (g),Protein (g),Completed
2026-02-03,2712.4,0.0,95.0,2100.3,301.2,38.1,82.6,24.1,158.3,true
2026-02-04,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,false
"""
MACROFACTOR_LOG = b"""\xef\xbb\xbfDate,Time,Food Name,Serving Size,Serving Qty,Serving Weight (g),Calories (kcal),Fat (g),Carbs (g),Protein (g),"B12, Cobalamin (mcg)",Sodium (mg)
2026-02-03,09:00,Skyr,serving,1.0,150.0,95,0,6,17,,60.0
2026-02-03,19:38,"Pasta, cooked",cup,2.0,280.0,440,2.6,86,16,,
"""
MACROFACTOR_DAYS = b"""Date,Expenditure,Calories (kcal),Protein (g),Fat (g),Carbs (g)
2026-02-03,2600,2450,160,80,270
"""

EXAMPLES: dict[str, bytes] = {
    "fit": FIT_RUN,
    "tcx": TCX,
    "gpx": GPX,
    "apple_health": APPLE,
    "strong 1": STRONG_1,
    "strong 2": STRONG_2,
    "strong 3": STRONG_3,
    "hevy": HEVY,
    "fitnotes": FITNOTES,
    "fitnotes_backup": FITNOTES_BACKUP,
    "csv lifts": CSV_LIFTS,
    "csv days": CSV_DAYS,
    "milo": MILO,
    "myfitnesspal": MYFITNESSPAL,
    "cronometer servings": CRONOMETER_SERVINGS,
    "cronometer days": CRONOMETER_DAYS,
    "macrofactor log": MACROFACTOR_LOG,
    "macrofactor days": MACROFACTOR_DAYS,
    **{path.stem: path.read_bytes() for path in sorted(Path(__file__).with_name("recordings").glob("*.*"))},
}

# Rows of each file's own series, stored and skipped.
ROWS: dict[str, tuple[int, int]] = {
    "fit": (120, 0),
    "tcx": (2, 1),
    "gpx": (2, 1),
    "apple_health": (5, 1),
    "strong 1": (2, 0),
    "strong 2": (2, 0),
    "strong 3": (2, 1),
    "hevy": (2, 0),
    "fitnotes": (2, 0),
    "fitnotes_backup": (2, 0),
    "csv lifts": (2, 0),
    "csv days": (2, 0),
    "milo": (2, 0),
    "myfitnesspal": (2, 1),
    "cronometer servings": (3, 1),
    "cronometer days": (1, 1),
    "macrofactor log": (2, 0),
    "macrofactor days": (1, 0),
}
