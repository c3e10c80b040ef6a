using SmartCV.Bot.Dialogs;
using SmartCV.Bot.Scheduling;
using SmartCV.Bot.Tickets;
using SmartCV.Bot.Turns;
using SmartCV.Channels;
using SmartCV.Channels.DirectLine;

namespace SmartCV.Bot.Pages;

/// <summary>One value of the report as the page shows it.</summary>
/// <param name="Origin">Where it came from, when the user did not type it.</param>
public sealed record FieldView(string Label, string Value, string? Origin);

/// <param name="Link">Null when nothing here can be opened.</param>
public sealed record AttachmentView(string Name, string Size, string? Link, bool IsPicture);

/// <summary>What the progress page shows of a ticket besides its timeline.</summary>
public static class TicketView
{
    /// <summary>What the user reported, in the order of the form and with its wording; what belongs to no field of it comes last.</summary>
    public static IEnumerable<FieldView> Fields(Ticket ticket, BotContent content, string language)
    {
        var form = content.Forms.Find(ticket.Form);
        foreach (var field in form?.Fields ?? [])
        {
            if (!ticket.Fields.TryGetValue(field.Name, out var value)) continue;
            var shown = field.Kind == FieldKind.List ? value.Value : FormSummary.Shown(form!, field, value.Value, (content.Texts.Text, language));
            yield return new FieldView(form!.Wording(field, language).Label, shown, OriginOf(value) ?? (value.Source == ValueSource.User && FormSummary.IsGuess(field, value.Value, value.Quote) ? content.Texts.Text(language, "form.guessed") : null));
        }

        foreach (var (name, value) in ticket.Fields)
        {
            if (form?.Field(name) is not null || value.Value.Length == 0) continue;
            var key = "page.field." + name;
            yield return new FieldView(content.Texts.Has(key) ? content.Texts.Text(language, key) : name, value.Value, OriginOf(value));
        }

        string? OriginOf(TicketField value)
        {
            var key = "form.from_" + value.Source;
            return content.Texts.Has(key) ? content.Texts.Text(language, key) : null;
        }
    }

    /// <summary>By when we promised an answer, while it is owed; null afterwards.</summary>
    public static string? Promise(Ticket ticket, BotContent content, string language, DateTimeOffset now)
    {
        if (!ticket.IsActive || ticket.FirstRespondedAt is not null) return null;
        if (TicketClocks.IsResponseLate(ticket, now)) return content.Texts.Text(language, "page.late");
        return content.Texts.Text(language, "ticket.respond_by", ("time", At(ticket.FirstResponseDueAt, content, language, now)));
    }

    public static string At(DateTimeOffset at, BotContent content, string language, DateTimeOffset now) =>
        new TimeWords(content.Texts).At(at, now, content.Calendars.Zone, new Reader(language));

    /// <summary>Of the progress page.</summary>
    public static string PathOf(Ticket ticket, string language) => $"/t/{Uri.EscapeDataString(ticket.ProgressKey)}?lang={language}";

    public static async Task<IReadOnlyList<AttachmentView>> AttachmentsAsync(
        IReadOnlyList<TicketAttachment> attachments, string conversation, FileLinks links, CancellationToken ct)
    {
        var all = new List<AttachmentView>();
        foreach (var file in attachments)
        {
            var link = file.FileId is null ? null : await links.LinkAsync(file.FileId, conversation, ct);
            // No browser but Safari draws HEIC.
            var isPicture = link is not null && FileKinds.IsImage(file.ContentType) && file.ContentType != "image/heic";
            all.Add(new AttachmentView(file.Name, file.FileId is null || file.Size == 0 ? "" : FileSizes.Text(file.Size), link, isPicture));
        }

        return all;
    }
}
