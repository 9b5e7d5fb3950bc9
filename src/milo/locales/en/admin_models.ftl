admin-trained-title = Models in use
admin-trained-note = “milo models show NAME” shows the training data and the evaluation.
admin-trained-model = Model
admin-trained-version = Version
admin-trained-origin = Origin
admin-trained-purpose = Purpose
admin-trained-shipped = shipped with Milo
admin-trained-own = trained here
admin-groups-title = { $model }: accepted answers by group
admin-groups-group = Group
admin-groups-share = Accepted
admin-groups-interval = 95 % interval
admin-groups-count = Answers
admin-groups-blocked = Groups differ too much: { $tags }. This version cannot be used.
admin-drift-title = Change in messages
admin-drift-note = Last week ({ $now } messages) against the twelve weeks before ({ $before }), from { $athletes ->
    [one] 1 athlete who lets
   *[other] { $athletes } athletes who let
} Milo learn. Under 0.10 is steady; from 0.25 on, check the models.
admin-drift-few = Too few messages to compare: at least 50 last week and 200 before are needed.
admin-drift-aspect = Aspect
admin-drift-index = Index
admin-drift-state = State
admin-drift-steady = steady
admin-drift-watch = watch
admin-drift-changed = changed
admin-drift-input = Channel and length
admin-drift-actions = Kinds of requests
admin-drift-abstention = Certain or asking back
admin-drift-schema = Details given
admin-drift-level = Safety level
admin-slice-age = Age
admin-slice-sex = Sex
admin-slice-goal = Goal
admin-slice-activity = Activity
admin-slice-condition = Condition
