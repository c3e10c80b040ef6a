using System.Diagnostics;
using System.Text;

namespace SmartCV.Bot.Tests.Support;

/// <summary>Collects what child processes write, so that a failing test can show it.</summary>
internal sealed class ProcessOutput
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_gate) return _text.ToString();
        }
    }

    public void Follow(Process process)
    {
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginErrorReadLine();
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (_gate) _text.AppendLine(line);
    }
}
