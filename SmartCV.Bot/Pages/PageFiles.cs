using Microsoft.Extensions.Options;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.DirectLine;
using SmartCV.Channels.Protocol;

namespace SmartCV.Bot.Pages;

/// <summary>A file that is stored already, while the rest of the form needs another look. Its signed link brings it back with the next try.</summary>
public sealed record KeptFile(string Name, string Size, string Link, Attachment Attachment);

/// <param name="Problems">In the user's language; each names its file.</param>
public sealed record TakenFiles(IReadOnlyList<KeptFile> Kept, IReadOnlyList<string> Problems)
{
    public static readonly TakenFiles None = new([], []);

    public IReadOnlyList<Attachment>? Attachments => Kept.Count == 0 ? null : Kept.Select(k => k.Attachment).ToList();
}

/// <summary>Files of a page's form: the same checks and limits as in the chat, and nobody chooses a file twice because of a mistake elsewhere.</summary>
public sealed class PageFiles(IncomingFiles incoming, FileLinks links, CurrentContent content, IOptions<DirectLineOptions> options)
{
    /// <summary>Name of the inputs that bring kept files back.</summary>
    public const string KeptName = "_kept";

    public async Task<TakenFiles> TakeAsync(PostedForm form, string conversation, string language, CancellationToken ct)
    {
        var kept = new List<KeptFile>();
        var problems = new List<string>();
        foreach (var link in form.All(KeptName).Distinct())
            if (await links.FindAsync(link, ct) is var (id, file) && file.ConversationId == conversation) kept.Add(Keep(file.Name, file.Blob.Size, link, AttachmentOf(id, file)));
        foreach (var file in form.Files)
        {
            if (kept.Count >= IncomingFiles.MostFiles)
            {
                problems.Add(Text("page.files.too_many", file.FileName));
                break;
            }

            try
            {
                await using var bytes = file.OpenReadStream();
                var stored = await incoming.StoreAsync(conversation, bytes, file.FileName, file.ContentType, ct);
                kept.Add(Keep(stored.Name!, file.Length, await links.LinkAsync(stored.ContentUrl!["blob:".Length..], conversation, ct), stored));
            }
            catch (FileRefusal refusal)
            {
                problems.Add(Text("page.files." + refusal.Reason, refusal.File));
            }
        }

        return new TakenFiles(kept, problems);

        string Text(string key, string name) => content.Value.Texts.Text(
            language, key, ("name", IncomingFiles.SafeName(name)), ("limit", FileSizes.Text(options.Value.UploadLimit)), ("count", IncomingFiles.MostFiles));
    }

    private static KeptFile Keep(string name, long size, string link, Attachment attachment) => new(name, FileSizes.Text(size), link, attachment);

    private static Attachment AttachmentOf(string id, FileEntry file) => new() { ContentType = file.ContentType, ContentUrl = "blob:" + id, Name = file.Name };
}
