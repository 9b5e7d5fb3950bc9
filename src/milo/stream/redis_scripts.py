"""What Redis must do in one step: each script runs alone, so nothing comes between its looking and its doing."""

# Key and message in one step; {stream} puts the hashes into the stream's slot of a cluster.
APPEND_ONCE = """
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
# A script runs alone: no entry can be given or acknowledged between looking and cutting. The cut is the lowest of what any group
# still needs: its oldest pending entry, or what comes after the last one it was given.
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
if cut == nil then return 0 end
local keep = tonumber(ARGV[1])
if keep > 0 then
  local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', keep)
  if #newest < keep then return 0 end
  local oldest = newest[#newest][1]
  if lower(oldest, cut) then cut = oldest end
end
return redis.call('XTRIM', KEYS[1], 'MINID', '=', cut)
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
