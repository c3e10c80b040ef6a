using System.Buffers;
using System.Text;

namespace SmartCV.Channels.DirectLine;

/// <summary>Writes <c>{"activities":[..],"watermark":".."}</c> around stored activities, without parsing them.</summary>
internal static class ActivitySet
{
    public static async ValueTask WriteAsync(ArrayBufferWriter<byte> to, LogPage page, Func<LoggedActivity, ValueTask<ReadOnlyMemory<byte>>> resolve)
    {
        to.Write("{\"activities\":["u8);
        for (var i = 0; i < page.Lines.Count; i++)
        {
            if (i > 0) to.Write(","u8);
            var line = page.Lines[i];
            to.Write((line.HasFiles ? await resolve(line) : line.Json).Span);
        }

        to.Write("],\"watermark\":\""u8);
        to.Write(Encoding.ASCII.GetBytes(page.LastSeq.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        to.Write("\"}"u8);
    }
}
