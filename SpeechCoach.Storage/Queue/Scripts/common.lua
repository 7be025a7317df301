-- Prepended to every script of the queue. KEYS and names are those of SpeechCoach.Contracts.
local TASKS, RESULTS, DEAD, RETRIES, OPEN = 'sc:tasks', 'sc:results', 'sc:dead', 'sc:retries', 'sc:open'
local DELETIONS, LEARNER_DELETED = 'sc:deletions', 'sc:learner-deleted'

local function recording_key(id) return 'sc:recording:' .. id end

local function now()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function nudge_recording(id) redis.call('PUBLISH', 'sc:nudge:recording:' .. id, '') end

-- Puts an accepted recording into the task stream.
local function enqueue(id)
  local h = redis.call('HMGET', recording_key(id), 'json', 'traceparent')
  local entry = redis.call('XADD', TASKS, '*', 'v', '1', 'json', h[1], 'traceparent', h[2] or '')
  redis.call('HSET', recording_key(id), 'entry', entry)
  redis.call('PUBLISH', 'sc:nudge:tasks', '')
end

-- Gives up the learner's place in the stream to his next recording that still waits.
local function release(learner, id)
  local active, waiting = 'sc:active:' .. learner, 'sc:waiting:' .. learner
  redis.call('SREM', active, id)
  local next_id = redis.call('LPOP', waiting)
  while next_id do
    if redis.call('HGET', recording_key(next_id), 'state') == 'accepted' then
      redis.call('SADD', active, next_id)
      enqueue(next_id)
      return
    end
    next_id = redis.call('LPOP', waiting)
  end
end

-- Whether this attempt still owns the recording: a worker that slept past its claim does not.
local function owns(id, attempt)
  local h = redis.call('HMGET', recording_key(id), 'state', 'attempt')
  return h[1] == 'working' and h[2] == attempt
end

-- Gives a recording up: state, dead letter, and the result that tells its channel. It stays known so many milliseconds.
local function bury(id, reason, keep)
  local key = recording_key(id)
  local h = redis.call('HMGET', key, 'json', 'traceparent', 'attempt', 'history')
  redis.call('HSET', key, 'state', 'dead')
  redis.call('HDEL', key, 'stage')
  redis.call('ZREM', OPEN, id)
  local letter = redis.call('XADD', DEAD, '*', 'v', '1', 'json', h[1], 'traceparent', h[2] or '', 'reason', reason, 'history', h[4] or '')
  redis.call('HSET', key, 'letter', letter)
  redis.call('PEXPIRE', key, keep)
  local result = '{"schema":1,"task":' .. h[1] .. ',"outcome":"dead","attempt":' .. h[3] .. '}'
  redis.call('XADD', RESULTS, '*', 'v', '1', 'json', result, 'traceparent', h[2] or '')
  redis.call('PUBLISH', 'sc:nudge:results', '')
  release(cjson.decode(h[1]).learner, id)
  nudge_recording(id)
end

-- Gives a recording that was given up another chance. Answers 1, or 0 where it was not given up, or was given another one already.
local function revive(id, places)
  local key = recording_key(id)
  if redis.call('HGET', key, 'state') ~= 'dead' then return 0 end
  local learner = cjson.decode(redis.call('HGET', key, 'json')).learner
  redis.call('HSET', key, 'state', 'accepted', 'deliveries', 0)
  redis.call('HDEL', key, 'letter')
  redis.call('PERSIST', key)
  redis.call('ZADD', OPEN, now(), id)
  local active = 'sc:active:' .. learner
  if redis.call('SCARD', active) < tonumber(places) then
    redis.call('SADD', active, id)
    enqueue(id)
  else
    redis.call('RPUSH', 'sc:waiting:' .. learner, id)
  end
  nudge_recording(id)
  return 1
end

-- Begins an attempt on an entry just delivered. Answers {entry, json, traceparent, attempt}, or false where there is nothing to do.
local function begin(group, entry, max_deliveries, keep)
  local fields = {}
  for i = 1, #(entry[2] or {}), 2 do fields[entry[2][i]] = entry[2][i + 1] end
  local readable, task = pcall(cjson.decode, fields.json or '')
  local id = readable and type(task) == 'table' and task.recording
  local key = type(id) == 'string' and recording_key(id)
  local state = key and redis.call('HGET', key, 'state')
  if not state then
    redis.call('XADD', DEAD, '*', 'v', '1', 'json', fields.json or '', 'traceparent', '', 'reason', 'not a task of an accepted recording', 'history', '')
    redis.call('XACK', TASKS, group, entry[1])
    return false
  end
  if state ~= 'accepted' and state ~= 'working' then
    redis.call('XACK', TASKS, group, entry[1])
    return false
  end
  local attempt = redis.call('HINCRBY', key, 'attempt', 1)
  if redis.call('HINCRBY', key, 'deliveries', 1) > tonumber(max_deliveries) then
    redis.call('XACK', TASKS, group, entry[1])
    bury(id, 'delivered too often without an end', keep)
    return false
  end
  redis.call('HSET', key, 'state', 'working', 'entry', entry[1], 'startedAt', now(), 'timings', '[]')
  redis.call('HDEL', key, 'stage')
  nudge_recording(id)
  -- The hash has the last word on what the task is; the entry only names it.
  return { entry[1], redis.call('HGET', key, 'json'), fields.traceparent or '', attempt }
end
