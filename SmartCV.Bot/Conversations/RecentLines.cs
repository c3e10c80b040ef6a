using System.Collections.Concurrent;
using SmartCV.Bot.Foundation;
using SmartCV.Channels;

namespace SmartCV.Bot.Conversations;

/// <summary>
/// The newest lines of the conversations that somebody watches, kept since this host committed them, so that a stream need not read what was
/// just written. Only an unbroken run from the reader's place on is given; otherwise the reader goes to the database. Once another host has written
/// to a conversation nothing is kept of it any more: what is here could end too early, and a reader that believes it would be late.
/// </summary>
public sealed class RecentLines
{
    private const int Most = 16;

    private readonly ConcurrentDictionary<string, Tail> _tails = new();

    public RecentLines(Signals signals) => signals.HeardFromElsewhere += conversationId => _tails.GetValueOrDefault(conversationId)?.Stop();

    /// <summary>Lines of the conversation are kept from now until as many calls of <see cref="Leave"/> have come.</summary>
    public void Watch(string conversationId)
    {
        while (!_tails.GetOrAdd(conversationId, static _ => new Tail()).TryEnter())
        {
            // The last watcher left between our look and our entry: a new one.
        }
    }

    public void Leave(string conversationId)
    {
        if (_tails.TryGetValue(conversationId, out var tail) && tail.Leave()) _tails.TryRemove(new KeyValuePair<string, Tail>(conversationId, tail));
    }

    /// <summary>True when somebody watches, so that making the bytes is worth it.</summary>
    public bool IsWatched(string conversationId) => _tails.ContainsKey(conversationId);

    /// <summary>Keeps a committed line. To be called before the watchers are woken.</summary>
    /// <param name="line">Null for a line that clients never see.</param>
    public void Add(string conversationId, long seq, LoggedActivity? line)
    {
        if (_tails.TryGetValue(conversationId, out var tail)) tail.Add(seq, line);
    }

    /// <summary>The unbroken run of lines after a place; null when there is none and the database must be asked.</summary>
    public LogPage? After(string conversationId, long afterSeq) => _tails.TryGetValue(conversationId, out var tail) ? tail.After(afterSeq) : null;

    private sealed class Tail
    {
        private readonly Lock _lock = new();
        private readonly SortedList<long, LoggedActivity?> _lines = new(Most);
        private int _watchers;
        private bool _gone;
        private bool _stopped;

        public bool TryEnter()
        {
            lock (_lock)
            {
                if (_gone) return false;
                _watchers++;
                return true;
            }
        }

        public bool Leave()
        {
            lock (_lock) return _gone = --_watchers == 0;
        }

        public void Add(long seq, LoggedActivity? line)
        {
            lock (_lock)
            {
                if (_stopped) return;
                _lines[seq] = line;
                if (_lines.Count > Most) _lines.RemoveAt(0);
            }
        }

        public void Stop()
        {
            lock (_lock)
            {
                _stopped = true;
                _lines.Clear();
            }
        }

        public LogPage? After(long afterSeq)
        {
            lock (_lock)
            {
                var at = _lines.IndexOfKey(afterSeq + 1);
                if (at < 0) return null;
                var lines = new List<LoggedActivity>(_lines.Count - at);
                var last = afterSeq;
                for (; at < _lines.Count && _lines.Keys[at] == last + 1; at++)
                {
                    last++;
                    if (_lines.Values[at] is { } line) lines.Add(line);
                }

                return new LogPage(lines, last, HasMore: false);
            }
        }
    }
}
