using System.Globalization;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Values;

/// <summary>What becomes of a value on its way from the message.</summary>
internal abstract record ValueStep
{
    private ValueStep()
    {
    }

    /// <summary>Null when all is well.</summary>
    public abstract string? Change(ref string text);

    public sealed record Lookup(ValueTable Table) : ValueStep
    {
        public override string? Change(ref string text)
        {
            string? found = Table.Find(text);
            string? refusal = found is null ? Table.Refusal(text) : null;
            text = found ?? text;
            return refusal;
        }
    }

    /// <summary>Counters of engines begin with 0 or 1.</summary>
    public sealed record Plus(int Number) : ValueStep
    {
        public override string? Change(ref string text)
        {
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) || Math.Abs(number) > long.MaxValue - Math.Abs((long)Number))
            {
                return $"'{JsonText.Short(text)}' is no whole number to add {Number} to; leave the number out of the mapping, or name another value";
            }

            text = (number + Number).ToString(CultureInfo.InvariantCulture);
            return null;
        }
    }

    /// <summary>What stands in front of the first of some letters; all of it where there are none.</summary>
    public sealed record Before(string Letters) : ValueStep
    {
        public override string? Change(ref string text)
        {
            int found = text.IndexOf(Letters, StringComparison.Ordinal);
            text = found < 0 ? text : text[..found];
            return null;
        }
    }

    /// <summary>What stands behind the last of some letters; all of it where there are none.</summary>
    public sealed record After(string Letters) : ValueStep
    {
        public override string? Change(ref string text)
        {
            int found = text.LastIndexOf(Letters, StringComparison.Ordinal);
            text = found < 0 ? text : text[(found + Letters.Length)..];
            return null;
        }
    }
}
