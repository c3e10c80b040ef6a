using Microsoft.Extensions.Caching.Memory;
using SmartCV.Bot.Customers;
using SmartCV.Bot.Foundation;

namespace SmartCV.Bot.Conversations;

/// <summary>
/// What this host's own last turn left of a conversation: the next turn can start from it without reading. It may be out of date, so whoever commits
/// on it asks in the same write for the versions and the place it was computed from. Kept are the ten thousand conversations used last.
/// </summary>
public sealed class KnownConversations : IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private readonly Lock _making = new();
    private readonly MemoryCache _places = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="signals">Told of every conversation that another host has written to: nothing is known of it any more.</param>
    public KnownConversations(Signals signals) => signals.HeardFromElsewhere += Forget;

    /// <summary>
    /// Waits until nobody else of this host is accepting for the conversation: a message must not overtake another whose turn is being computed.
    /// Null, at once, for a conversation that this host has had no turn of lately; and null after the limit. To be left by <see cref="Place.Leave"/>.
    /// </summary>
    public async ValueTask<Place?> EnterAsync(string id, TimeSpan limit) =>
        _places.TryGetValue(id, out Place? place) && await place!.EnterAsync(limit) ? place : null;

    /// <summary>Keeps what a turn has left, unless more has been told of the conversation already.</summary>
    public void Keep(KnownConversation known) => PlaceOf(known.Conversation.Id).Keep(known);

    /// <summary>A line was stored that waits for its turn.</summary>
    public void Stored(string id, long seq) => PlaceOf(id).Expect(seq, 0);

    /// <summary>The customer was changed beside a turn: what a turn that runs now has read of it is not to be kept.</summary>
    /// <param name="version">The customer's version has at least this number now.</param>
    public void CustomerChanged(string id, long version) => PlaceOf(id).Expect(0, version);

    public void Dispose() => _places.Dispose();

    private Place PlaceOf(string id)
    {
        if (_places.TryGetValue(id, out Place? place)) return place!;
        // Two that find none make one: each would let somebody in.
        lock (_making)
            return _places.TryGetValue(id, out place) ? place! : _places.Set(id, new Place(), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Idle });
    }

    private void Forget(string id)
    {
        if (_places.TryGetValue(id, out Place? place)) place!.Take();
    }

    /// <summary>One conversation.</summary>
    public sealed class Place
    {
        private readonly SemaphoreSlim _gate = new(1, 1);
        private readonly Lock _lock = new();
        private KnownConversation? _known;
        private long _oldestSeq;
        private long _oldestCustomer;

        /// <summary>Takes out the conversation as the last commit left it; null when something has come after it.</summary>
        public KnownConversation? Take()
        {
            lock (_lock)
            {
                var known = _known;
                _known = null;
                return known;
            }
        }

        public void Keep(KnownConversation known)
        {
            lock (_lock)
                if (known.LastSeq >= _oldestSeq && known.Customer.Version >= _oldestCustomer) _known = known;
        }

        public void Leave() => _gate.Release();

        internal Task<bool> EnterAsync(TimeSpan limit) => _gate.WaitAsync(limit);

        /// <summary>Forgets what is older than this, now and when it comes.</summary>
        internal void Expect(long seq, long customer)
        {
            lock (_lock)
            {
                (_oldestSeq, _oldestCustomer) = (Math.Max(_oldestSeq, seq), Math.Max(_oldestCustomer, customer));
                if (_known is { } known && (known.LastSeq < _oldestSeq || known.Customer.Version < _oldestCustomer)) _known = null;
            }
        }
    }
}

/// <param name="LastSeq">Number of the last line.</param>
/// <param name="LastStamp">Its timestamp, in unix milliseconds.</param>
public sealed record KnownConversation(Conversation Conversation, Customer Customer, long LastSeq, long LastStamp);
