"""What Redis must do in one step: each script runs alone, so nothing comes between its looking and its doing.

KEYS are a stream and, where keys are remembered, two hashes beside it. Loops stand where one command with thousands of arguments
would do, because Lua's stack ends at 8,000.
"""

# Redis refuses XGROUP CREATE when its memory is full, even for a group there is: then nobody could read it empty again.
BEGIN = """#!lua flags=allow-oom
local made = redis.pcall('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
if type(made) == 'table' and made.err and not string.find(made.err, 'BUSYGROUP') then return redis.error_reply(made.err) end
return 1
"""

# Key and message in one step; {stream} puts the hashes into the stream's slot of a cluster. Allowed when memory is full: a message
# that cannot be set aside would hold up those behind it, which nobody could then read and trim.
APPEND_ONCE = """#!lua flags=allow-oom
local added = 0
for i = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[2], ARGV[i]) == 0 then
    local id = redis.call('XADD', KEYS[1], '*', 'record', ARGV[i + 1])
    redis.call('HSET', KEYS[2], ARGV[i], id)
    redis.call('HSET', KEYS[3], id, ARGV[i])
    added = added + 1
  end
end
return added
"""

# Reading one's history again (id 0) does not count as a delivery; claiming does, and only what is handed out is claimed. ARGV:
# group, consumer, least idle ms, count, and whose messages (empty: anybody's). What was deleted meanwhile leaves the list when it
# is claimed. Between the looking and the claiming nobody else can take or touch a message.
TAKE_OVER = """
local taken, left, from = {}, tonumber(ARGV[4]), '-'
while left > 0 do
  local lines
  if ARGV[5] == '' then
    lines = redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], from, '+', left)
  else
    lines = redis.call('XPENDING', KEYS[1], ARGV[1], 'IDLE', ARGV[3], from, '+', left, ARGV[5])
  end
  if #lines == 0 then return taken end
  from = '(' .. lines[#lines][1]
  for _, line in ipairs(lines) do
    local entry = redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, line[1])[1]
    if entry then
      taken[#taken + 1] = {entry[1], entry[2], line[4] + 1}
      left = left - 1
    end
  end
end
return taken
"""

# JUSTID leaves the delivery counter alone. What another consumer has taken meanwhile is its own.
TOUCH = """
for i = 3, #ARGV do
  if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2]) > 0 then
    redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'JUSTID')
  end
end
return 1
"""

RETIRE = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  if group[2] == ARGV[1] then
    if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) > 0 then return 0 end
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
  end
end
return 1
"""

# A stream's facts and its group's at one moment: how many ever, how many now, the newest id, how many pending, the last one given.
# MULTI would do, but a Redis without memory left refuses it.
FACTS = """
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local function named(flat)
  local fact = {}
  for i = 1, #flat, 2 do fact[flat[i]] = flat[i + 1] end
  return fact
end
local stream = named(redis.call('XINFO', 'STREAM', KEYS[1]))
local pending, last = 0, '0-0'
for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = named(flat)
  if group['name'] == ARGV[1] then
    pending, last = group['pending'], group['last-delivered-id']
  end
end
return {stream['entries-added'], stream['length'], stream['last-generated-id'], pending, last}
"""

# One page of a range: how many, and the last of them. The bodies stay with the broker.
COUNT = """
local page = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[2], 'COUNT', ARGV[3])
if #page == 0 then return {0, ''} end
return {#page, page[#page][1]}
"""

DROP = """
local dropped = 0
local groups = redis.call('EXISTS', KEYS[1]) == 1 and redis.call('XINFO', 'GROUPS', KEYS[1]) or {}
for i = 1, #ARGV do
  dropped = dropped + redis.call('XDEL', KEYS[1], ARGV[i])
  for g = 1, #groups do redis.call('XACK', KEYS[1], groups[g][2], ARGV[i]) end
  local key = redis.call('HGET', KEYS[3], ARGV[i])
  if key then
    redis.call('HDEL', KEYS[2], key)
    redis.call('HDEL', KEYS[3], ARGV[i])
  end
end
return dropped
"""

# No entry can be given or acknowledged between looking and cutting. The cut is the lowest of what any group still needs: its oldest
# pending entry, or what comes after the last one it was given. MINID and never MAXLEN: the length says nothing about who has read.
# The newest are found in pages of 100, because waveforms are large and a script holds what it reads.
TRIM = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local function parts(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end
local function lower(a, b)
  local ams, aseq = parts(a)
  local bms, bseq = parts(b)
  return ams < bms or (ams == bms and aseq < bseq)
end
local cut = nil
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local fact = {}
  for i = 1, #group, 2 do fact[group[i]] = group[i + 1] end
  local needs
  if fact['pending'] > 0 then
    needs = redis.call('XPENDING', KEYS[1], fact['name'])[2]
  else
    local ms, seq = string.match(fact['last-delivered-id'], '^(%d+)-(%d+)$')
    needs = ms .. '-' .. string.format('%d', tonumber(seq) + 1)
  end
  if cut == nil or lower(needs, cut) then cut = needs end
end
local keep = tonumber(ARGV[1])
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
if cut == nil or not first or not lower(first[1], cut) or redis.call('XLEN', KEYS[1]) <= keep then return 0 end
local edge, left = '+', keep
while left > 0 do
  local page = redis.call('XREVRANGE', KEYS[1], edge, '-', 'COUNT', math.min(left, 100))
  left = left - #page
  edge = '(' .. page[#page][1]
  if left == 0 and lower(page[#page][1], cut) then cut = page[#page][1] end
end
if redis.call('EXISTS', KEYS[3]) == 1 then
  for _, id in ipairs(redis.call('HKEYS', KEYS[3])) do
    if lower(id, cut) then
      redis.call('HDEL', KEYS[2], redis.call('HGET', KEYS[3], id))
      redis.call('HDEL', KEYS[3], id)
    end
  end
end
return redis.call('XTRIM', KEYS[1], 'MINID', '=', cut)
"""
