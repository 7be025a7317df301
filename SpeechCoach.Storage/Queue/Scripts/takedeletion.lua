-- Takes one removal that is due and keeps others off it for a while. ARGV: milliseconds. Answers the removal, or nothing.
local due = redis.call('ZRANGEBYSCORE', DELETIONS, '-inf', now(), 'LIMIT', 0, 1)
if not due[1] then return false end
redis.call('ZADD', DELETIONS, 'XX', now() + tonumber(ARGV[1]), due[1])
return due[1]
