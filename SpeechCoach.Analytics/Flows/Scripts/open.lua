-- Takes a partition of a stage over. KEYS: partition, flow, incarnation of the log, where it begins. ARGV: partition, whether the stage reads the log.
-- Answers the new fencing number, the flow's generation, the log's incarnation, the offset to begin at, and whether all before it is known.
local incarnation = redis.call('GET', KEYS[3]) or ''
redis.call('HSETNX', KEYS[2], 'generation', 1)
redis.call('HSETNX', KEYS[2], 'shown', 1)
local generation = redis.call('HGET', KEYS[2], 'generation')
local fence = redis.call('HINCRBY', KEYS[1], 'fence', 1)
local saved = redis.call('HMGET', KEYS[1], 'incarnation', 'generation', 'offset')
if saved[1] == incarnation and saved[2] == generation then return { fence, generation, incarnation, saved[3], 1 } end
if ARGV[2] == '0' then return { fence, generation, incarnation, '0', 0 } end
-- After a reset the relay publishes every report again, so that nothing is missed which the log has dropped.
local isReset = saved[1] == incarnation and saved[2]
return { fence, generation, incarnation, redis.call('HGET', KEYS[4], ARGV[1]) or '0', isReset and 0 or 1 }
