# What the command plans says.
versions-kept = Saved as version { $version }.
versions-nothing = Nothing was saved.
versions-limits = kept within the limits: { $what }
versions-in_force = { $kept } of { $edits } edits still apply.
versions-fine = No problems found.
versions-back = { $reason }: version { $shows } is current again, saved as version { $version }.
versions-same = No differences between the two versions.
versions-none = No plan yet. Run: milo plan --athlete { $athlete }
versions-as = {" "}(as version { $version })
versions-other = Earlier plan ({ $plan }); to read it: milo plans show --athlete { $athlete } --plan { $plan }
versions-holds = Current plan ({ $plan })
versions-locked = { $why } The earlier plan is kept: milo plans show --athlete { $athlete } --version { $version }
