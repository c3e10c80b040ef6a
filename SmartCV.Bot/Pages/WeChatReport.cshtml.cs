using Microsoft.AspNetCore.Mvc;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>The report inside WeChat: the form of the help centre, filed into the user's conversation with the official account.</summary>
public sealed class WeChatReportModel(FormPageParts parts, WeChatPages pages) : FormPage(parts)
{
    private const string KeyName = "_key";

    private readonly HelpFiling _filing = parts.Filing;
    private readonly CurrentContent _content = parts.Content;
    private string _key = "";

    public override string Action => $"{WeChatPages.Report}?lang={Top.Language}";

    public override IReadOnlyList<HiddenInput> Filer => [new(KeyName, _key)];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Load()) return Missing();
        if (await pages.VisitorAsync(HttpContext) is not { } visitor) return Redirect(await pages.StartAsync(HttpContext, Action));
        _key = await pages.FormKeyAsync(visitor, ct);
        return Show(await _filing.KnownAsync(Form, visitor.ConversationId, ct));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => Load() ? await TakeAsync(ct) : Missing();

    protected override void Keep(PostedForm posted) => _key = posted[KeyName];

    protected override async ValueTask<FormFiler?> FilerAsync(PostedForm posted, IReadOnlyDictionary<string, string> browser, CancellationToken ct)
    {
        if (await pages.FilerAsync(HttpContext, _key) is { } filer) return new FormFiler(WeChatPages.Channel, filer.ConversationId, filer.OpenId);
        // The next try is the one of whoever sits here now; without a session the page has to be opened anew.
        if (await pages.VisitorAsync(HttpContext) is { } visitor) _key = await pages.FormKeyAsync(visitor, ct);
        return null;
    }

    private bool Load()
    {
        PageSecurity.Protect(HttpContext);
        Top = HelpTop.Of(HttpContext, _content.Value.Texts) with { InWeChat = pages.IsOn };
        if (!pages.IsOn || _content.Value.Forms.Find(Forms.Report) is not { } form) return false;
        Form = form;
        return true;
    }

    private PartialViewResult Missing() => this.NotThere(Top, Style);
}
