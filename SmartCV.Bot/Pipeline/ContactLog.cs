using SmartCV.Bot.Foundation;
using SmartCV.Bot.Storage;
using SmartCV.Channels;

namespace SmartCV.Bot.Pipeline;

/// <summary>Reads from the inbox when a customer last did something.</summary>
public sealed class ContactLog(Database database) : IContactLog
{
    public async ValueTask<DateTimeOffset?> LastAsync(string conversationId, string keyPrefix, CancellationToken ct) => UnixTime.AtOrNull(await database.FindAsync<long?>(
        "select max(accepted_at) from inbox where source = @conversationId and dedupe_key like @like", new { conversationId, like = keyPrefix + "%" }, ct));
}
