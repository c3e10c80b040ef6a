using Microsoft.Extensions.Options;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Pages;

/// <summary>
/// Whose pages may show the chat: our own, which are those of the address that was asked for and of the address users know us by, and those the operator lists.
/// </summary>
public sealed class PageOrigins(IOptions<WidgetOptions> widget, IOptions<SupportOptions> support)
{
    /// <summary>Empty when the address of this host is not set.</summary>
    private readonly string _public = support.Value.PublicAddress.Length > 0 ? OfAddress(support.Value.PublicAddress) : "";

    private readonly string[] _listed = widget.Value.AllowedOrigins;

    /// <summary>The origin that a request was sent to.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public bool Allows(string origin, HttpRequest request) =>
        Same(origin, Of(request)) || Same(origin, _public) || _listed.Contains("*") || _listed.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>For the header frame-ancestors.</summary>
    public string FrameAncestors() => _listed.Contains("*") ? "*" : string.Join(' ', new[] { "'self'", _public }.Concat(_listed).Where(o => o.Length > 0).Distinct());

    // As browsers write it: lower case, without a path, without the scheme's own port.
    private static string OfAddress(string address) => new Uri(address).GetLeftPart(UriPartial.Authority);

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
