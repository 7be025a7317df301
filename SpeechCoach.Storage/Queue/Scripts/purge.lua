-- Deletes the entries of a learner, or of a recording, from a page of a stream. KEYS: stream. ARGV: its id, the entry to begin behind, entries to look at.
-- Answers how many were deleted and, where the page was full, its last entry. This id stands in nobody else's entries.
local page = redis.call('XRANGE', KEYS[1], '(' .. ARGV[2], '+', 'COUNT', ARGV[3])
local deleted = 0
for _, entry in ipairs(page) do
  for i = 2, #entry[2], 2 do
    if string.find(entry[2][i], ARGV[1], 1, true) then
      deleted = deleted + redis.call('XDEL', KEYS[1], entry[1])
      break
    end
  end
end
return { deleted, #page == tonumber(ARGV[3]) and page[#page][1] or '' }
