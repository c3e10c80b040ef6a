using System.Runtime.InteropServices;

namespace SmartCV.Bot.Recognition;

/// <summary>Writes and reads a model as plain arrays, so that loading is little more than reading the file.</summary>
internal static class IntentModelFile
{
    /// <summary>Raised whenever the format, the pieces or the training change: older files are then not used.</summary>
    public const int Version = 5;

    private const int End = 0x5ACE;

    public static void Write(Stream stream, IntentModel model)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Version);
        writer.Write(model.Labels.Length);
        foreach (var label in model.Labels) writer.Write(label);
        Write<ulong>(writer, model.Vocabulary.Features);
        Write<float>(writer, model.Vocabulary.Weights);
        writer.Write(model.Vocabulary.UnknownWeight);
        Write<float>(writer, model.Svm);
        Write<int>(writer, model.Neighbours.Starts);
        Write<int>(writer, model.Neighbours.Texts);
        Write<float>(writer, model.Neighbours.Values);
        Write<int>(writer, model.Neighbours.Labels);
        writer.Write(model.Nets.Length);
        foreach (var net in model.Nets)
        {
            Write<float>(writer, net.Into);
            Write<float>(writer, net.IntoBias);
            Write<float>(writer, net.OutOf);
            Write<float>(writer, net.OutOfBias);
        }

        Write<float>(writer, model.Fits.Weights);
        writer.Write(model.Fits.Threshold);
        writer.Write(End);
    }

    /// <exception cref="InvalidDataException">The file is of another version or was not written to its end.</exception>
    /// <exception cref="EndOfStreamException">The file is too short.</exception>
    public static IntentModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadInt32() != Version) throw new InvalidDataException("The model is of another version.");
        var labels = new string[Count(reader, stream, 1)];
        for (var i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        var vocabulary = new IntentVocabulary(Read<ulong>(reader, stream), Read<float>(reader, stream), reader.ReadSingle());
        var svm = Read<float>(reader, stream);
        var neighbours = new IntentNeighbours(Read<int>(reader, stream), Read<int>(reader, stream), Read<float>(reader, stream), Read<int>(reader, stream));
        var nets = new IntentNet[Count(reader, stream, 1)];
        for (var n = 0; n < nets.Length; n++)
            nets[n] = new IntentNet(Read<float>(reader, stream), Read<float>(reader, stream), Read<float>(reader, stream), Read<float>(reader, stream));
        var fits = new IntentFits(Read<float>(reader, stream), reader.ReadSingle());
        if (reader.ReadInt32() != End) throw new InvalidDataException("The model was not written to its end.");
        return new IntentModel(labels, vocabulary, svm, neighbours, nets, fits);
    }

    private static void Write<T>(BinaryWriter writer, T[] values)
        where T : struct
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] Read<T>(BinaryReader reader, Stream stream)
        where T : struct
    {
        var values = new T[Count(reader, stream, Marshal.SizeOf<T>())];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    // A damaged length must not make us ask for gigabytes.
    private static int Count(BinaryReader reader, Stream stream, int size)
    {
        var count = reader.ReadInt32();
        if (count < 0 || (long)count * size > stream.Length - stream.Position) throw new InvalidDataException("The model is damaged.");
        return count;
    }
}
