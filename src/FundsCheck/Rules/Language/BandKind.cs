namespace FundsCheck.Rules.Language;

/// <summary>The kind of a band: the values that match it.</summary>
public enum BandKind
{
    /// <summary>Every value below the threshold (<c>below</c>).</summary>
    Below,

    /// <summary>Every value up to the threshold, itself included (<c>upTo</c>).</summary>
    UpTo,

    /// <summary>The listed values (<c>in</c>).</summary>
    In,

    /// <summary>Every other known value (<c>otherwise</c>).</summary>
    Otherwise,
}
