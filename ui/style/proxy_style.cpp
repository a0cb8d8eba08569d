#include "style/proxy_style.h"

#include "style/icons.h"
#include "style/paint.h"

#include <QComboBox>
#include <QStyleFactory>
#include <QStyleOption>

namespace mailstead::style
{

ProxyStyle::ProxyStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

int ProxyStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return sizes().scrollBar;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SplitterWidth:
        return 1; // the grab is widened by an event mask of the handle, see paneSplitter
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return sizes().checkBox;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return sizes().focusOffset + sizes().focusWidth;
    case PM_ToolTipLabelFrameWidth:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ProxyStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_Menu_SubMenuPopupDelay:
        return 120;
    case SH_UnderlineShortcut:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void ProxyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const
{
    const Colors& c = colors();
    switch (element) {
    case PE_FrameFocusRect:
        return; // the frame of installFocusFrame(), or the view's delegate
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const bool enabled = option->state & State_Enabled;
        const bool on = option->state & State_On, partly = option->state & State_NoChange;
        const QRectF box(option->rect.x() + (option->rect.width() - 16) / 2,
                         option->rect.y() + (option->rect.height() - 16) / 2, 16, 16);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(enabled ? c.accent.fill : c.border.strong);
            painter->drawRoundedRect(box, 4, 4);
            paintIcon(painter, box.adjusted(2, 2, -2, -2), QStringLiteral("check"), c.text.onAccent,
                      2.4);
        } else {
            painter->setPen(QPen(enabled ? c.border.control : c.border.normal, 1.5));
            painter->setBrush(enabled ? c.bg.card : c.bg.inset);
            painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 3.5, 3.5);
            if (partly) {
                painter->setPen(QPen(c.text.secondary, 1.8, Qt::SolidLine, Qt::RoundCap));
                painter->drawLine(box.center() - QPointF(3.2, 0), box.center() + QPointF(3.2, 0));
            }
        }
        painter->restore();
        return;
    }
    case PE_IndicatorRadioButton: {
        const bool enabled = option->state & State_Enabled;
        const QRectF box(option->rect.x(), option->rect.y() + (option->rect.height() - 16) / 2, 16,
                         16);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option->state & State_On) {
            painter->setPen(QPen(enabled ? c.accent.fill : c.border.strong, 5));
            painter->setBrush(c.text.onAccent);
            painter->drawEllipse(box.adjusted(2.5, 2.5, -2.5, -2.5));
        } else {
            painter->setPen(QPen(enabled ? c.border.control : c.border.normal, 1.5));
            painter->setBrush(c.bg.card);
            painter->drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75));
        }
        painter->restore();
        return;
    }
    case PE_PanelTipLabel:
        paintRounded(painter, option->rect, 5, c.bg.tooltip);
        return;
    case PE_Frame:
        if (widget && widget->inherits("QAbstractScrollArea"))
            return; // panes have their border from the card around them
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProxyStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    const Colors& c = colors();
    switch (element) {
    case CE_FocusFrame: {
        const int margin = pixelMetric(PM_FocusFrameHMargin, option, widget);
        paintFocusRing(painter, QRectF(option->rect).adjusted(margin, margin, -margin, -margin),
                       sizes().radiusMd);
        return;
    }
    case CE_Splitter:
        painter->fillRect(option->rect, c.border.normal);
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            painter->save();
            painter->setPen((combo->state & State_Enabled) ? c.text.primary : c.text.disabled);
            const QRect text = combo->rect.adjusted(10, 0, -30, 0);
            painter->drawText(
                text, Qt::AlignVCenter | Qt::TextSingleLine,
                combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width()));
            painter->restore();
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProxyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const
{
    const Colors& c = colors();
    if (control == CC_ScrollBar) {
        const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar || bar->maximum <= bar->minimum)
            return;
        const bool hot =
            (option->state & State_MouseOver) || (option->activeSubControls & SC_ScrollBarSlider);
        const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
        QColor color = hot ? c.border.control : c.border.strong;
        const qreal radius = std::min(thumb.width(), thumb.height()) / 2;
        paintRounded(painter, thumb, radius, color);
        return;
    }
    if (control == CC_ComboBox) {
        const bool enabled = option->state & State_Enabled;
        const bool focused = option->state & State_HasFocus;
        const bool hover = option->state & State_MouseOver;
        paintRounded(painter, option->rect, sizes().radiusMd,
                     enabled ? (Theme::instance().isDark() ? c.bg.inset : c.bg.card) : c.bg.inset,
                     !enabled  ? c.border.normal
                     : focused ? c.accent.text
                     : hover   ? c.text.tertiary
                               : c.border.control);
        paintIcon(painter, QRectF(option->rect.right() - 25, option->rect.center().y() - 7, 16, 16),
                  QStringLiteral("chevron-down"), enabled ? c.text.secondary : c.text.disabled);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ProxyStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                 SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return {};
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? bar->rect.width() : bar->rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int thumb = length;
        if (range > 0) {
            thumb = int(qint64(bar->pageStep) * length / (range + bar->pageStep));
            thumb = std::clamp(thumb, std::min(32, length), length);
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - thumb, bar->upsideDown);
        const auto along = [&](int from, int extent) {
            return horizontal
                       ? QRect(bar->rect.x() + from, bar->rect.y(), extent, bar->rect.height())
                       : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), extent);
        };
        switch (subControl) {
        case SC_ScrollBarSlider:
            return visualRect(bar->direction, bar->rect, along(start, thumb));
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return visualRect(bar->direction, bar->rect, along(0, start));
        case SC_ScrollBarAddPage:
            return visualRect(bar->direction, bar->rect,
                              along(start + thumb, length - start - thumb));
        default:
            return {}; // no arrows
        }
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(8, 1, -30, -1);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace mailstead::style
