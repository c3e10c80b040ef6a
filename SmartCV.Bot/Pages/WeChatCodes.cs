using System.Text;
using Microsoft.Extensions.Options;
using QRCoder;
using SmartCV.Bot.Tickets;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Pages;

/// <summary>A QR code as dark squares on a field.</summary>
/// <param name="Side">Squares along a side, with the quiet zone of four that readers need.</param>
/// <param name="Path">The dark squares, as the path of an SVG.</param>
public sealed record DrawnCode(int Side, string Path)
{
    public static DrawnCode Of(string content)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        var rows = code.ModuleMatrix;
        for (var y = 0; y < rows.Count; y++)
        {
            // A run of squares is one piece of the path: single ones show seams where a screen scales them.
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var start = x;
                while (x < rows[y].Length && rows[y][x]) x++;
                path.Append($"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }

        return new DrawnCode(rows.Count, path.ToString());
    }
}

/// <summary>
/// The code of a progress page that goes on with the ticket in WeChat. It is drawn here from what the platform says it must hold: a picture of the platform's would tell it, and whoever looks on, who
/// opens which page.
/// </summary>
public sealed class WeChatCodes(IOptions<WeChatOptions> options, WeChatApi api, TicketCodes codes)
{
    /// <summary>True where a code leads somewhere: not inside WeChat itself, which cannot look at its own screen.</summary>
    public bool IsOfferedTo(HttpRequest request) => options.Value.HasPages && !WeChatPages.IsInside(request);

    /// <summary>A new code, good for one scan within <see cref="TicketCodes.Life"/>; null when the platform gives none now.</summary>
    public async Task<DrawnCode?> DrawAsync(Ticket ticket, CancellationToken ct)
    {
        var scene = await codes.NewAsync(ticket, ct);
        var made = await api.CreateQrAsync(scene, TicketCodes.Life, ct);
        return made.IsOk ? DrawnCode.Of(made.Value.Url) : null;
    }
}
