activities-title = Activities
activities-count = { $count ->
    [one] 1 activity
   *[other] { $count } activities
 }
activities-view = View
activities-table = Table
activities-feed = Feed
activities-sport = Sport
activities-all = All sports
activities-since = From
activities-until = To
activities-text = Search title and notes
activities-filter = Filter
activities-none = No activities match. Import files or log a workout.
activities-import = Import files
activities-older = Older activities
activities-undo = Undo
activities-done = { $what ->
    [edit] Saved.
    [delete] Deleted.
    [merge] Merged. You can undo it under Sources.
   *[undo] Undone.
 }
activities-sets = { $count ->
    [one] 1 set
   *[other] { $count } sets
 }
activities-head-day = Date
activities-head-what = Activity
activities-head-time = Time
activities-head-distance = Distance
activities-head-pace = Pace / speed
activities-head-heart = Heart rate
activities-head-load = Load
activity-charts = Recording
activity-cursor = Move over the charts to read values
activity-map = Map
activity-start = Start
activity-finish = Finish
activity-time = Time
activity-distance = Distance
activity-pace = Pace
activity-speed = Speed
activity-heart = Heart rate
activity-power = Power
activity-ascent = Ascent
activity-sets = Sets
activity-tonnage = Volume
activity-load = Load
activity-effort = Effort
activity-drift = Decoupling
activity-rmssd = RMSSD
activity-no-load = No load: no effort or heart rate recorded.
activity-drift-said = { $level ->
    [settled] Decoupling under 5 %: your heart rate stayed in step with your effort.
   *[drifting] Decoupling of 5 % or more: your heart rate rose at the same effort. Heat and thirst cause it too.
 }
activity-no-drift = { $why ->
    [too_short] Decoupling needs 40 minutes with heart rate.
   *[not_steady] Decoupling needs a steady session.
 }
activity-zones = Heart rate zones
activity-zones-method = { $method ->
    [own] Your own zones.
    [karvonen] From your maximum and resting heart rate.
   *[share_of_max] Shares of your maximum heart rate.
 }
activity-no-zones = { $why ->
    [no_heart_rate] No heart rate recorded.
   *[no_maximum] Add your age or maximum heart rate to see zones.
 }
activity-laps = Laps
activity-splits = Splits
activity-exercises = Exercises
activity-muscles = Muscles worked
activity-best = Best efforts
activity-records = All records
activity-record = Record
activity-place = { $place } of { $of }
activity-notes = Notes
activity-file = Download the original file
activity-same-route = Earlier on this route
activity-similar = Similar sessions
activity-merged = Merged from several sources
channel-speed-m-s = { $kind ->
    [pace] Pace
   *[speed] Speed
 }
channel-heart-rate-bpm = Heart rate
channel-power-w = Power
channel-cadence-rpm = Cadence
channel-altitude-m = Altitude
lap-number = #
lap-distance = Distance
lap-time = Time
lap-pace = Pace
lap-heart = bpm
lap-power = Power
lap-ascent = Ascent
set-reps = { $count ->
    [one] 1 rep
   *[other] { $count } reps
 }
set-rir = { $count } in reserve
set-warm-up = warm-up
set-e1rm = e1RM { $value }
set-best = best e1RM { $value }
set-record = Record
edit-heading = Edit, merge or delete
edit-title = Title
edit-sport = Sport
edit-at = Start
edit-minutes = Minutes
edit-time-fixed = The time was recorded by your device.
edit-rpe = Effort (0–10)
edit-notes = Notes
edit-save = Save
edit-merge = Merge
edit-merge-why = Choose recordings of the same session.
edit-merge-do = Merge
edit-delete = Delete activity
