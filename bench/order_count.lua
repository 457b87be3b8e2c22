-- What both scripts of orders share: threads are numbered, and at the end their orders are added up.
local threads = {}

function setup(thread)
    threads[#threads + 1] = thread
    thread:set("number", #threads)
end

-- Counts the answer to an order.
function count(status, body)
    if status == 201 then
        placed = (placed or 0) + 1
    else
        refused = (refused or 0) + 1
        why = body
    end
end

function done()
    local all, bad, reason = 0, 0, nil
    for _, thread in ipairs(threads) do
        all = all + (thread:get("placed") or 0)
        bad = bad + (thread:get("refused") or 0)
        reason = reason or thread:get("why")
    end
    io.write(string.format("orders %d refused %d\n", all, bad))
    if reason then io.write(reason, "\n") end
end
