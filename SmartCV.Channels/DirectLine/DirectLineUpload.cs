using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SmartCV.Channels.Protocol;

namespace SmartCV.Channels.DirectLine;

/// <summary>
/// Uploads in the three forms of the protocol: one file as the body; several parts with files only; or a part with an activity whose attachments are completed
/// by the other parts. Exactly one activity comes of an upload.
/// </summary>
/// <remarks>bot-docs, send-activity. botframework-directlinejs lists every attachment in the activity part without contentUrl and sends the files in any order: they are matched by name.</remarks>
public sealed class DirectLineUpload(DirectLineAccess access, DirectLineActivities activities, DirectLineLimits limits, IncomingFiles files, IOptions<DirectLineOptions> options)
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MostActivityBytes = 4 * 1024 * 1024;

    public async Task PostAsync(HttpContext http)
    {
        var caller = await access.RequireConversationAsync(http);
        Allow(http);
        limits.TakeMessage(DirectLineAccess.ConversationOf(http));
        var conversation = DirectLineAccess.ConversationOf(http);
        await activities.RequireKnownAsync(conversation, http.RequestAborted);
        var type = http.Request.ContentType ?? "";
        var upload = type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? await ReadPartsAsync(http, conversation, type)
            : new Upload(null, [await StoreBodyAsync(http, conversation)]);
        var activity = upload.Activity ?? new Activity { From = new ChannelAccount { Id = http.Request.Query["userId"].ToString() } };
        activity = activity with { Attachments = Complete(activity.Attachments ?? [], upload.Files) };
        var id = await activities.AcceptAsync(http, caller, activity);
        await http.Response.WriteAsJsonAsync(new { id });
    }

    private void Allow(HttpContext http)
    {
        var limit = options.Value.UploadLimit * IncomingFiles.MostFiles + MostActivityBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature) feature.MaxRequestBodySize = limit;
        if (http.Request.ContentLength > limit) throw DirectLineError.TooLarge($"An upload must have at most {limit} bytes.");
    }

    private Task<Attachment> StoreBodyAsync(HttpContext http, string conversation)
    {
        var header = http.Request.Headers.ContentDisposition.ToString();
        // The documents' own example has no disposition type: name="file"; filename="..".
        if (!ContentDispositionHeaderValue.TryParse(header, out var disposition)) ContentDispositionHeaderValue.TryParse("form-data; " + header, out disposition);
        return files.StoreAsync(conversation, http.Request.Body, NameOf(disposition), PlainType(http.Request.ContentType), http.RequestAborted);
    }

    private async Task<Upload> ReadPartsAsync(HttpContext http, string conversation, string type)
    {
        var boundary = MediaTypeHeaderValue.TryParse(type, out var media) ? HeaderUtilities.RemoveQuotes(media.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary)) throw DirectLineError.BadArgument("A multipart upload must name its boundary.");
        var reader = new MultipartReader(boundary, http.Request.Body);
        Activity? activity = null;
        var stored = new List<Attachment>();
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
            {
                if (part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                    activity = activity is null ? await ReadActivityAsync(part, http.RequestAborted) : throw DirectLineError.BadArgument("An upload must hold one activity, has several.");
                else if (stored.Count == IncomingFiles.MostFiles) throw DirectLineError.BadArgument($"At most {IncomingFiles.MostFiles} files can be sent at once.");
                else stored.Add(await files.StoreAsync(conversation, part.Body, NameOf(part.GetContentDispositionHeader()), PlainType(part.ContentType), http.RequestAborted));
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException && e is not BlobTooLargeException && !http.RequestAborted.IsCancellationRequested)
        {
            throw DirectLineError.BadArgument("The multipart body is damaged or incomplete.");
        }

        if (stored.Count == 0) throw DirectLineError.BadArgument("An upload must hold at least one file.");
        return new Upload(activity, stored);
    }

    private static async Task<Activity> ReadActivityAsync(MultipartSection part, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await part.Body.ReadAsync(buffer, ct)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostActivityBytes) throw DirectLineError.TooLarge($"The activity of an upload must have at most {MostActivityBytes} bytes.");
        }

        var activity = DirectLineActivities.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return activity.Type == ActivityTypes.Message ? activity : throw DirectLineError.BadArgument($"The activity of an upload must be a message, was '{activity.Type}'.");
    }

    private static List<Attachment> Complete(IReadOnlyList<Attachment> listed, List<Attachment> stored)
    {
        var left = new List<Attachment>(stored);
        var all = new List<Attachment>();
        foreach (var attachment in listed)
        {
            if (attachment.ContentUrl is not null || attachment.Content is not null)
            {
                all.Add(attachment);
                continue;
            }

            var match = left.Find(f => f.Name == IncomingFiles.SafeName(attachment.Name));
            if (match is null) continue;
            left.Remove(match);
            all.Add(IncomingFiles.Marked(match));
        }

        all.AddRange(left.Select(IncomingFiles.Marked));
        return all;
    }

    private static string? NameOf(ContentDispositionHeaderValue? disposition)
    {
        if (disposition is null) return null;
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return HeaderUtilities.RemoveQuotes(name).Value;
    }

    private static string? PlainType(string? type) => type?.Split(';')[0].Trim();

    private sealed record Upload(Activity? Activity, List<Attachment> Files);
}
