using FormFile = SmartCV.Bot.Dialogs.FormFile;
using SmartCV.Bot.Foundation;
using SmartCV.Bot.Tickets;
using SmartCV.Channels;

namespace SmartCV.Bot.Turns;

/// <summary>Files of messages as attachments of a ticket.</summary>
internal static class TicketFiles
{
    private const string Stored = "blob:";

    /// <summary>The files with what the store knows of them. The same file twice is one attachment.</summary>
    public static async ValueTask<IReadOnlyList<TicketAttachment>> OfAsync(IFileStore store, IReadOnlyList<FormFile> files, CancellationToken ct)
    {
        var all = new List<TicketAttachment>();
        foreach (var file in files.DistinctBy(f => f.Url)) all.Add(await OfAsync(store, file, ct));
        return all;
    }

    private static async ValueTask<TicketAttachment> OfAsync(IFileStore store, FormFile file, CancellationToken ct)
    {
        var id = file.Url.StartsWith(Stored, StringComparison.Ordinal) ? file.Url[Stored.Length..] : null;
        if (id is not null && await store.FindAsync(id, ct) is { } entry)
            return new TicketAttachment(id, entry.Name, entry.ContentType, entry.Blob.Size, entry.Blob.Sha256);
        // On its way from the channel's peer: it lies under this id in a moment.
        if (id is not null && Ids.IsId(id)) return new TicketAttachment(id, file.Name ?? id, file.ContentType ?? "application/octet-stream", 0, null);
        // A client of the protocol may name a file that lies elsewhere; that it was named is kept.
        return new TicketAttachment(null, file.Name ?? file.Url, file.ContentType ?? "application/octet-stream", 0, null, file.Url);
    }
}
