using System.Security.Cryptography;
using System.Text;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Tickets;

/// <summary>A code that somebody showed, and the ticket that it opens.</summary>
/// <param name="Key">Under which the code is kept.</param>
/// <param name="Version">As it was read.</param>
public sealed record TicketCode(string TicketId, string Key, long Version);

/// <summary>
/// Codes that carry a ticket from its progress page to another channel: drawn there, shown to the bot here. A code tells how the ticket stands and no more than that, as the page does that draws it;
/// the ticket stays its customer's. Whoever looks over a shoulder can read a code, so it opens once and for a short while.
/// </summary>
public sealed class TicketCodes(IChannelState state, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int Bytes = 24;

    // Scenes of other codes come along here too, of whatever length.
    private const int Length = Bytes * 2;

    /// <summary>A new code: 48 letters and digits.</summary>
    public async Task<string> NewAsync(Ticket ticket, CancellationToken ct)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        var isNew = await state.TryUpdateAsync(KeyOf(code), 0, ticket.Id, time.GetUtcNow() + Life, ct);
        return isNew ? code : throw new InvalidOperationException("192 random bits came twice.");
    }

    /// <summary>Null for a code that is unknown, too old or used.</summary>
    public async ValueTask<TicketCode?> FindAsync(string code, CancellationToken ct)
    {
        if (code.Length != Length) return null;
        var (ticket, version) = await state.GetAsync(KeyOf(code), ct);
        return ticket is null ? null : new TicketCode(ticket, KeyOf(code), version);
    }

    /// <summary>Uses the code up. Of two that show it in the same moment the set of one is refused.</summary>
    public static void Use(WriteSet set, TicketCode code) => ChannelStateStore.Take(set, code.Key, code.Version);

    // Whoever reads the table, or a copy of it, learns no code.
    private static string KeyOf(string code) => "ticket-code:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
