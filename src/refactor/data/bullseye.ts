// Made by scripts/generate-runtime-libraries.mjs; a header package and the libraries that it leaves behind, a line each.
export const bullseye = `
389-ds-base-dev 389-ds-base-libs
android-libadb-dev android-libadb android-liblog
android-libandroidfw-dev android-libandroidfw
android-libbacktrace-dev android-libbacktrace
android-libbase-dev android-libbase
android-libboringssl-dev android-libboringssl
android-libcrypto-utils-dev android-libcrypto-utils
android-libcutils-dev android-libcutils android-liblog
android-libetc1-dev android-libetc1
android-libext4-utils-dev android-libext4-utils
android-libfec-dev android-libfec
android-liblog-dev android-liblog
android-libnativebridge-dev android-libnativebridge
android-libnativehelper-dev android-libnativehelper
android-libnativeloader-dev android-libnativeloader
android-libselinux-dev android-libselinux
android-libsepol-dev android-libsepol
android-libsparse-dev android-libsparse
android-libunwind-dev android-libunwind
android-libutils-dev android-libbacktrace android-libcutils android-liblog android-libutils
android-libziparchive-dev android-libziparchive
aoflagger-dev libaoflagger0
apache2-dev libapr1 libaprutil1 libpcre2-16-0 libpcre2-32-0 libpcre2-8-0 libpcre2-posix2
apache2-ssl-dev libssl1.1
apertium-dev libapertium3-3.7-1
atfs-dev
audacious-dev libaudcore5 libaudgui5 libaudqt2 libaudtag3
autobahn-cpp-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-program-options1.74.0 libboost-random1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0 libmsgpackc2 libssl1.1
baloo-kf5-dev libkf5baloo5 libkf5balooengine5
beignet-dev
bind9-dev bind9-libs
blt-dev tk8.6-blt2.5
boinc-dev libboinc-app7 libboinc7
boolstuff-dev libboolstuff-0.1-0
budgie-core-dev libbudgie-plugin0 libbudgie-private0 libbudgietheme0 libraven0
caja-actions-dev libcaja-extension1 libgtk-3-0 libgtop-2.0-11 libuuid1 libxml2
calc-dev libc6
casacore-dev libcasa-casa5 libcasa-coordinates5 libcasa-derivedmscal5 libcasa-fits5 libcasa-images5 libcasa-lattices5 libcasa-meas5 libcasa-measures5 libcasa-mirlib5 libcasa-ms5 libcasa-msfits5 libcasa-python3-5 libcasa-scimath-f5 libcasa-scimath5 libcasa-tables5
chipmunk-dev libchipmunk7
cimg-dev libopencv-calib3d4.5 libopencv-contrib4.5 libopencv-core4.5 libopencv-dnn4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-photo4.5 libopencv-shape4.5 libopencv-stitching4.5 libopencv-superres4.5 libopencv-video4.5 libopencv-videoio4.5 libopencv-videostab4.5 libopencv-viz4.5 libx11-6 libxrandr2
cinnamon-settings-daemon-dev libdbus-glib-1-2 libglib2.0-0
clearsilver-dev libc6
cluster-glue-dev liblrm2 libpils2 libplumb2 libplumbgpl2 libstonith1
codeblocks-dev libcodeblocks0
coinor-libcbc-dev
coinor-libcgl-dev
coinor-libclp-dev
coinor-libcoinmp-dev coinor-libcoinmp1v5
coinor-libcoinutils-dev libblas3 libbz2-1.0 liblapack3
coinor-libdylp-dev coinor-libdylp1
coinor-libipopt-dev coinor-libipopt1v5
coinor-libosi-dev
coinor-libsymphony-dev
coinor-libvol-dev
comerr-dev libcom-err2
compiz-dev libice6 libjpeg62-turbo libpng16-16 libsm6 libstartup-notification0 libxcomposite1 libxcursor1 libxdamage1 libxfixes3 libxi6 libxinerama1 libxml2 libxrandr2 libxslt1.1
connman-dev libdbus-1-3 libglib2.0-0
cthreadpool-dev
cyrus-dev libsasl2-2
davix-dev libdavix0v5
dcap-dev libdcap1
default-libmysqlclient-dev libmariadb3
default-libmysqld-dev libmariadb3 libmariadbd19
dico-dev libdico2
dietlibc-dev
diodon-dev libdiodon0
dolphin-dev
dssi-dev libasound2
duktape-dev libduktape205
enlightenment-dev libecore-audio1 libecore-con1 libecore-drm2-1 libecore-evas1 libecore-fb1 libecore-file1 libecore-imf1 libecore-input1 libecore-ipc1 libecore-wl2-1 libecore-x1 libecore1 libector1 libedje1 libeet1 libeeze1 libefreet1a libeina1a libeio1 libelementary1 libelput1 libelua1 libembryo1 libemile1 libemotion1 libeolian1 libethumb-client1 libethumb1 libevas1 libevas1-engines-wayland
eog-dev libexempi8 libgnome-desktop-3-19 libgtk-3-0 libjpeg62-turbo liblcms2-2 librsvg2-2
eom-dev
erlang-esdl-dev erlang-esdl
etl-dev
evolution-data-server-dev libglib2.0-0 libnspr4 libnss3
evolution-dev libevolution
facter-dev libfacter3.14.12
fcitx-libs-dev libfcitx-config4 libfcitx-core0 libfcitx-gclient1 libfcitx-utils0
fcitx5-module-cloudpinyin-dev
fcitx5-module-lua-dev
fcitx5-module-pinyinhelper-dev
fcitx5-module-punctuation-dev
fcitx5-modules-dev libfcitx5config6 libfcitx5core7 libfcitx5utils2
fenix-dev libsdl1.2debian zlib1g
festival-dev libestools2.5
fftw-dev fftw2
finch-dev libpurple0
firebird-dev libfbclient2 libib-util
flite1-dev libflite1
fosfat-dev libfosfat0 libfosgra0
freeglut3-dev freeglut3
freerdp2-dev libfreerdp-client2-2 libfreerdp-server2-2 libfreerdp-shadow-subsystem2-2 libfreerdp-shadow2-2 libfreerdp2-2 libwinpr-tools2-2 libwinpr2-2
freetds-dev libct4 libsybdb5
fst-dev
gamemode-dev libgamemodeauto0
gammaray-dev
gap-dev libgap7
gcc-10-plugin-dev gcc-10-base
gcc-9-plugin-dev gcc-9-base
gedit-dev libgtksourceview-4-0 libpeas-1.0-0 libtepl-5-0
gem-dev libftgl2 libglu1-mesa
genius-dev libc6 libglib2.0-0 libgmp10 libgmpxx4ldbl libmpfr6
giblib-dev giblib1
giza-dev libcpgplot0 libgiza0 libpgplot0
glabels-dev libglib2.0-0 libxml2
glslang-dev
gmpc-dev libmpd1
gnome-settings-daemon-dev libglib2.0-0
gnome-software-dev libappstream-glib8 libglib2.0-0 libgtk-3-0 libsoup2.4-1
gnunet-dev libextractor3 libgcrypt20 libmicrohttpd12
gnunet-gtk-dev libextractor3 libgladeui-2-13 libgtk-3-0
gnuradio-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-filesystem1.74.0 libboost-program-options1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-test1.74.0 libboost-thread1.74.0 libcppunit-1.15-0 libfftw3-double3 libfftw3-long3 libfftw3-quad3 libfftw3-single3 libgmp10 libgmpxx4ldbl libgsm1 liblog4cpp5v5 libpython3.9 libvolk2.4
gpsim-dev libpopt0
gr-dab-dev libgnuradio-dab3.8.0
grass-dev libfreetype6 libgdal28 libpq5 libproj19
gridengine-dev
gridengine-drmaa-dev gridengine-drmaa1.0
gss-ntlmssp-dev gss-ntlmssp
guile-2.2-dev libc6 libgc1 libgmp10 libgmpxx4ldbl libltdl7 libncurses6 libncursesw6 libtinfo6
guile-3.0-dev libc6 libgc1 libgmp10 libgmpxx4ldbl libltdl7 libncurses6 libncursesw6 libtinfo6
guile-cairo-dev libcairo-gobject2 libcairo-script-interpreter2 libcairo2
ibus-anthy-dev
inventor-dev libinventor1
iraf-dev libc6 libcfitsio9 libcurl3-gnutls libexpat1
isc-dhcp-dev libc6
itcl3-dev itcl3
itk3-dev itk3
ivtools-dev libiv-unidraw2 libiv2
kannel-dev libct4 libhiredis0.14 libmariadb3 libpam0g libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5 libpq5 libsqlite3-0 libssl1.1 libsybdb5 libxml2
kded5-dev libkf5coreaddons5 libkf5crash5 libkf5dbusaddons5 libkf5service5
kdevelop-dev kdevelop56-libs
kdevplatform-dev kdevelop56-libs
kinit-dev
kirigami2-dev libkf5kirigami2-5
kodi-addons-dev
kodi-eventclients-dev
kquickcharts-dev qml-module-org-kde-quickcharts
kross-dev kross
kscreenlocker-dev libkscreenlocker5
kuserfeedback-dev libkuserfeedbackcore1 libkuserfeedbackwidgets1
kwin-dev libepoxy0 libkf5configcore5 libkf5configgui5 libkf5coreaddons5 libkf5windowsystem5 libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5x11extras5 libqt5xml5 libxcb-render0 libxcb-shape0 libxcb-xfixes0 libxcb1
lam4-dev liblam4
lib32gcc-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32gcc-9-dev gcc-9-base lib32asan5 libx32asan5
lib32gfortran-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gfortran5 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32gfortran-9-dev gcc-9-base lib32asan5 libx32asan5
lib32go-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32go16 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32go-9-dev gcc-9-base lib32asan5 lib32go14 libx32asan5
lib32gphobos-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32gphobos1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32gphobos-9-dev gcc-9-base lib32asan5 lib32gphobos76 libx32asan5
lib32ncurses-dev lib32ncurses6 lib32ncursesw6 lib32tinfo6 libncurses6 libncursesw6 libtinfo6
lib32objc-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32objc4 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32objc-9-dev gcc-9-base lib32asan5 libx32asan5
lib32readline-dev lib32readline8
lib32stdc++-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32stdc++6 lib32ubsan1 libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libstdc++6 libtsan0 libubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
lib32stdc++-9-dev gcc-9-base lib32asan5 libasan5 libx32asan5
lib32z1-dev lib32z1 zlib1g
lib3ds-dev lib3ds-1-3
lib3mf-dev lib3mf1
liba52-0.7.4-dev liba52-0.7.4
libaa1-dev libaa1
libaacs-dev libaacs0
libaal-dev libc6
libabigail-dev libabigail0
libabiword-dev libabiword-3.0
libabsl-dev libabsl20200923
libabw-dev libabw-0.1-1
libaccounts-glib-dev libaccounts-glib0
libaccounts-qt5-dev libaccounts-qt5-1
libaccountsservice-dev libaccountsservice0
libace-dev libace-6.5.12
libace-flreactor-dev libace-6.5.12 libace-flreactor-6.5.12
libace-foxreactor-dev libace-6.5.12 libace-foxreactor-6.5.12
libace-htbp-dev libace-6.5.12 libace-htbp-6.5.12
libace-inet-dev libace-6.5.12 libace-inet-6.5.12
libace-inet-ssl-dev libace-6.5.12 libace-inet-6.5.12 libace-inet-ssl-6.5.12 libace-ssl-6.5.12
libace-rmcast-dev libace-6.5.12 libace-rmcast-6.5.12
libace-ssl-dev libace-6.5.12 libace-ssl-6.5.12
libace-tkreactor-dev libace-6.5.12 libace-tkreactor-6.5.12
libace-tmcast-dev libace-6.5.12 libace-tmcast-6.5.12
libace-xml-utils-dev libace-6.5.12 libace-xml-utils-6.5.12
libace-xtreactor-dev libace-6.5.12 libace-xtreactor-6.5.12
libacexml-dev libace-6.5.12 libacexml-6.5.12
libacl1-dev libacl1
libacpi-dev libacpi0
libactionlib-dev libactionlib1d
libactionlib-msgs-dev
libad9361-dev libad9361-0
libadacgi4-dev libadacgi4
libadasockets10-dev libadasockets10
libaddresses-dev libaddresses0
libaddressview-dev libaddresses0 libaddressview0
libadios-dev
libadios-mpich-dev
libadios-openmpi-dev
libadmesh-dev libadmesh1
libadns1-dev libadns1
libadolc-dev libadolc2
libadplug-dev libadplug-2.3.3-0
libadwaitaqt-dev libadwaitaqt1
libaec-dev libaec0 libsz2
libafflib-dev libafflib0v5
libafterimage-dev libafterimage0
libagg-dev
libagg2-dev libagg2
libags-audio-dev libags-audio3 libags3
libags-dev libags3
libags-gui-dev libags-gui3 libags3
libahven9-dev libahven30
libaiksaurus-1.2-dev libaiksaurus-1.2-0c2a
libaiksaurusgtk-1.2-dev libaiksaurusgtk-1.2-0c2a
libaio-dev libaio1
libairspy-dev libairspy0
libairspyhf-dev libairspyhf1
libalberta-dev libalberta4
libaldmb1-dev libaldmb1 libdumb1
libalglib-dev libalglib3.17
libalkimia5-dev libalkimia5-7
liballeggl4-dev liballeggl4.4 liballegro4.4 libjpgalleg4.4
liballegro-acodec5-dev liballegro-acodec5.2 liballegro5.2
liballegro-audio5-dev liballegro-audio5.2 liballegro5.2
liballegro-dialog5-dev liballegro-dialog5.2 liballegro5.2
liballegro-image5-dev liballegro-image5.2 liballegro5.2
liballegro-physfs5-dev liballegro-physfs5.2 liballegro5.2
liballegro-ttf5-dev liballegro-ttf5.2 liballegro5.2
liballegro-video5-dev liballegro-audio5.2 liballegro-video5.2 liballegro5.2
liballegro4-dev liballegro4.4 libjpgalleg4.4
liballegro5-dev liballegro5.2
libalog6-dev libalog0.6.2
libalsa-ocaml-dev libasound2
libalsaplayer-dev libalsaplayer0
libalure-dev libalure1
libalut-dev libalut0
libam7xxx-dev libam7xxx0.1
libambix-dev libambix0
libamplsolver-dev libamplsolver0
libamtk-5-dev libamtk-5-0
libanalitza-dev libanalitza8 libanalitzagui8 libanalitzaplot8 libanalitzawidgets8 qml-module-org-kde-analitza
libanet5-dev libanet0.4.3
libanfo0-dev libanfo0
libangles-dev
libanjuta-dev libanjuta-3-0
libann-dev libann0
libansilove-dev libansilove1
libanthy-dev libanthy1
libanthyinput-dev libanthyinput0
libantlr-dev
libantlr3c-dev libantlr3c-3.4-0
libantlr4-runtime-dev libantlr4-runtime4.9
libao-dev libao4
libao-ocaml-dev libao4
libaom-dev libaom0
libaosd-dev libaosd-text2 libaosd2
libapache2-mod-form-dev
libapache2-mod-perl2-dev
libapbs-dev libapbs3
libaperture-0-dev libaperture-0-0
libapophenia2-dev libapophenia2
libapparmor-dev libapparmor1
libappmenu-gtk2-parser-dev libappmenu-gtk2-parser0
libappmenu-gtk3-parser-dev libappmenu-gtk3-parser0
libappstream-compose-dev libappstream-compose0 libappstream4
libappstream-dev libappstream4
libappstream-glib-dev libappstream-glib8
libappstreamqt-dev libappstreamqt2
libapr-memcache-dev libapr-memcache0
libapr1-dev libapr1
libapreq2-dev libapreq2-3
libapriltag-dev libapriltag1
libapron-dev libapron
libapron-ocaml-dev libapron
libaprutil1-dev libaprutil1
libapt-pkg-dev zlib1g
libaqbanking-dev libaqbanking44
libaqsis-dev libaqsis1
libaravis-dev libaravis-0.8-0
libarchive-dev libarchive13
libarcus-dev libarcus3
libargh-dev
libargon2-dev libargon2-1
libargs-dev
libargtable2-dev libargtable2-0
libaria2-0-dev libaria2-0
libaribb24-dev libaribb24-0
libarmadillo-dev libarmadillo10
libarmci-mpi-dev
libarpack++2-dev libarpack++2c2a
libarpack2-dev libarpack2
libart-2.0-dev libart-2.0-2
libasio-dev
libasis2019.1-dev libasis2019.1
libasl-dev libasl0
libasm-dev libasm1 libelf1
libasmjit-dev libasmjit0
libasound2-dev libasound2
libaspell-dev libaspell15
libasprintf-dev libasprintf0v5
libass-dev libass9
libassa-3.5-5-dev libassa-3.5-5v5
libassimp-dev libassimp5
libassuan-dev libassuan0
libassuan-mingw-w64-dev
libast2-dev libast2
libastcenc-dev libastcenc0d
libastro-dev libastro1
libastrometry-dev libastrometry0
libastyle-dev libastyle3
libasyncaudio-dev libasyncaudio1.6
libasynccore-dev libasynccore1.6
libasynccpp-dev libasynccpp1.6
libasyncns-dev libasyncns0
libasyncqt-dev libasyncqt1.6
libatasmart-dev libatasmart4
libatf-dev libatf-c++-2 libatf-c-1
libatk-bridge2.0-dev libatk-bridge2.0-0
libatk1.0-dev libatk1.0-0
libatkmm-1.6-dev libatkmm-1.6-1v5
libatlas-base-dev libatlas3-base
libatlas-ecmwf-dev libatlas-ecmwf-0
libatm1-dev libatm1
libatomic-ops-dev
libatomic-queue-dev libatomic-queue0
libatomicbitvector-dev
libatomicparsley-dev libatomicparsley0
libatopology-dev libasound2 libatopology2
libatrildocument-dev libatrildocument3
libatrilview-dev libatrilview3
libatspi2.0-dev libatspi2.0-0
libattr1-dev libattr1
libaubio-dev libaubio5
libaudclient-dev libaudclient2
libaudio-dev libaudio2
libaudiofile-dev libaudiofile1
libaudiomask-dev libaudiomask1
libaudit-dev libaudit1
libaugeas-dev libaugeas0
libaunit20-dev libaunit20
libauparse-dev libauparse0
libavahi-client-dev libavahi-client3 libavahi-common3
libavahi-common-dev libavahi-common3
libavahi-compat-libdnssd-dev libavahi-client3 libavahi-common3 libavahi-compat-libdnssd1
libavahi-core-dev libavahi-common3 libavahi-core7
libavahi-glib-dev libavahi-common3 libavahi-glib1
libavahi-gobject-dev libavahi-client3 libavahi-common3 libavahi-glib1 libavahi-gobject0
libavahi-ui-gtk3-dev libavahi-client3 libavahi-common3 libavahi-glib1 libavahi-ui-gtk3-0
libavc1394-dev libavc1394-0
libavcodec-dev libavcodec58 libavutil56 libswresample3
libavdevice-dev libavcodec58 libavdevice58 libavfilter7 libavformat58 libavutil56 libpostproc55 libswresample3 libswscale5
libavfilter-dev libavcodec58 libavfilter7 libavformat58 libavutil56 libpostproc55 libswresample3 libswscale5
libavformat-dev libavcodec58 libavformat58 libavutil56 libswresample3
libavif-dev libavif9
libavifile-0.7-dev libavifile-0.7c2
libavkys-dev libavkys8
libavl-dev libavl1
libavogadro-dev libavogadro2-1
libavresample-dev libavresample4 libavutil56
libavro-dev libavro23
libavutil-dev libavutil56
libaws20-dev libaws6
libax25-dev libax25
libaxc-dev libaxc0
libayatana-appindicator-dev libayatana-appindicator1
libayatana-appindicator3-dev libayatana-appindicator3-1
libayatana-ido3-dev libayatana-ido3-0.4-0
libayatana-indicator-dev libayatana-indicator7
libayatana-indicator3-dev libayatana-indicator3-7
libb2-dev libb2-1
libb64-dev libb64-0d
libbabeltrace-ctf-dev libbabeltrace1
libbabeltrace-dev libbabeltrace1
libbabeltrace2-dev libbabeltrace2-0
libbabl-dev libbabl-0.1-0
libbackward-cpp-dev
libball1.5-dev libball1.5
libballview1.5-dev libballview1.5
libbam-dev zlib1g
libbambamc-dev libbambamc0
libbamf3-dev libbamf3-2
libbamtools-dev libbamtools2.5.1
libbart-dev
libbase58-dev libbase58-0
libbaseencode-dev libbaseencode1
libbasicobjects-dev libbasicobjects0
libbbhash-dev
libbcg729-dev libbcg729-0
libbctoolbox-dev libbctoolbox1
libbdd-dev libbdd0c2
libbde-dev libbde1
libbdplus-dev libbdplus0
libbelcard-dev libbelcard1
libbellesip-dev libbellesip1
libbelr-dev libbelr1
libbenchmark-dev libbenchmark1
libbfb0-dev libbfb0
libbfio-dev libbfio1
libbg-dev libbg2
libbiblesync-dev libbiblesync1.1
libbibutils-dev libbibutils7
libbigint-dev libbigint0
libbigwig-dev libbigwig0
libbind-dev libbind9-161 libdns1110 libirs161 libisc1105 libisccc161 libisccfg163 liblwres161
libbind-export-dev libdns-export1110 libirs-export161 libisc-export1105 libisccc-export161 libisccfg-export163
libbinio-dev libbinio1v5
libbiococoa-dev libbiococoa2
libbiod-dev libbiod0
libbiometric-dev libbiometric0
libbioparser-dev zlib1g
libbiosig-dev libbiosig3
libbison-dev
libbitmask-dev libbitmask1
libbitstream-dev
libbjack-ocaml-dev libjack0 libsamplerate0
libbladerf-dev libbladerf2
libblas-dev libblas3
libblas64-dev libblas64-3
libblasr-dev libblasr5.3.4
libblis-dev libblis3-openmp
libblis-openmp-dev libblis3-openmp
libblis-pthread-dev libblis3-pthread
libblis-serial-dev libblis3-serial
libblis64-dev libblis64-3-openmp
libblis64-openmp-dev libblis64-3-openmp
libblis64-pthread-dev libblis64-3-pthread
libblis64-serial-dev libblis64-3-serial
libbliss-dev libbliss2
libblitz0-dev libblitz0v5
libblkid-dev libblkid1 libuuid1
libblockdev-btrfs-dev libblockdev-btrfs2 libblockdev-utils2
libblockdev-crypto-dev libblockdev-crypto2
libblockdev-dev libblockdev2
libblockdev-dm-dev libblockdev-dm2 libblockdev-utils2
libblockdev-fs-dev libblockdev-fs2
libblockdev-kbd-dev libblockdev-kbd2 libblockdev-utils2
libblockdev-loop-dev libblockdev-loop2 libblockdev-utils2
libblockdev-lvm-dbus-dev libblockdev-lvm-dbus2
libblockdev-lvm-dev libblockdev-lvm2 libblockdev-utils2
libblockdev-mdraid-dev libblockdev-mdraid2 libblockdev-utils2
libblockdev-mpath-dev libblockdev-mpath2 libblockdev-utils2
libblockdev-nvdimm-dev libblockdev-nvdimm2 libblockdev-utils2
libblockdev-part-dev libblockdev-part2
libblockdev-part-err-dev libblockdev-part-err2
libblockdev-swap-dev libblockdev-swap2 libblockdev-utils2
libblockdev-utils-dev libblockdev-utils2
libblocksruntime-dev libblocksruntime0
libbloom-dev libbloom1
libblosc-dev libblosc1
libbluetooth-dev libbluetooth3
libbluray-dev libbluray2
libbmusb-dev libbmusb6
libbobcat-dev libbobcat5
libbogl-dev libbogl0
libboinc-app-dev libboinc-app7 libboinc7
libbolt-16-dev
libbond-dev
libbondcpp-dev libbondcpp1d
libboost-all-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-container1.74.0 libboost-context1.74.0 libboost-coroutine1.74.0 libboost-date-time1.74.0 libboost-fiber1.74.0 libboost-filesystem1.74.0 libboost-graph-parallel1.74.0 libboost-graph1.74.0 libboost-iostreams1.74.0 libboost-locale1.74.0 libboost-log1.74.0 libboost-math1.74.0 libboost-mpi-python1.74.0 libboost-mpi1.74.0 libboost-nowide1.74.0 libboost-numpy1.74.0 libboost-program-options1.74.0 libboost-python1.74.0 libboost-random1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-stacktrace1.74.0 libboost-system1.74.0 libboost-test1.74.0 libboost-thread1.74.0 libboost-timer1.74.0 libboost-type-erasure1.74.0 libboost-wave1.74.0
libboost-atomic-dev libboost-atomic1.74.0
libboost-atomic1.74-dev libboost-atomic1.74.0
libboost-chrono-dev libboost-chrono1.74.0
libboost-chrono1.74-dev libboost-chrono1.74.0
libboost-container-dev libboost-container1.74.0
libboost-container1.74-dev libboost-container1.74.0
libboost-context-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-context1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-contract-dev libboost-contract1.74.0
libboost-contract1.74-dev libboost-contract1.74.0
libboost-coroutine-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-coroutine1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-coroutine1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-coroutine1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-date-time-dev libboost-date-time1.74.0 libboost-serialization1.74.0
libboost-date-time1.74-dev libboost-date-time1.74.0 libboost-serialization1.74.0
libboost-dev
libboost-exception-dev
libboost-exception1.74-dev
libboost-fiber-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-date-time1.74.0 libboost-fiber1.74.0 libboost-filesystem1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-fiber1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-context1.74.0 libboost-date-time1.74.0 libboost-fiber1.74.0 libboost-filesystem1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-filesystem-dev libboost-filesystem1.74.0 libboost-system1.74.0
libboost-filesystem1.74-dev libboost-filesystem1.74.0 libboost-system1.74.0
libboost-graph-dev libboost-graph1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-test1.74.0
libboost-graph-parallel-dev libboost-graph-parallel1.74.0 libboost-serialization1.74.0 libboost-test1.74.0
libboost-graph-parallel1.74-dev libboost-graph-parallel1.74.0 libboost-serialization1.74.0 libboost-test1.74.0
libboost-graph1.74-dev libboost-graph1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-test1.74.0
libboost-iostreams-dev libboost-iostreams1.74.0 libboost-regex1.74.0
libboost-iostreams1.74-dev libboost-iostreams1.74.0 libboost-regex1.74.0
libboost-locale-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-locale1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-locale1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-locale1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-log-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-filesystem1.74.0 libboost-log1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-log1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-filesystem1.74.0 libboost-log1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-math-dev libboost-math1.74.0
libboost-math1.74-dev libboost-math1.74.0
libboost-mpi-dev libboost-mpi1.74.0 libboost-serialization1.74.0
libboost-mpi-python-dev libboost-mpi-python1.74.0 libboost-mpi1.74.0 libboost-serialization1.74.0
libboost-mpi-python1.74-dev libboost-mpi-python1.74.0 libboost-mpi1.74.0 libboost-serialization1.74.0
libboost-mpi1.74-dev libboost-mpi1.74.0 libboost-serialization1.74.0
libboost-nowide-dev libboost-nowide1.74.0
libboost-nowide1.74-dev libboost-nowide1.74.0
libboost-numpy-dev libboost-numpy1.74.0
libboost-numpy1.74-dev libboost-numpy1.74.0
libboost-program-options-dev libboost-program-options1.74.0
libboost-program-options1.74-dev libboost-program-options1.74.0
libboost-python-dev libboost-python1.74.0
libboost-python1.74-dev libboost-python1.74.0
libboost-random-dev libboost-random1.74.0 libboost-system1.74.0
libboost-random1.74-dev libboost-random1.74.0 libboost-system1.74.0
libboost-regex-dev libboost-regex1.74.0
libboost-regex1.74-dev libboost-regex1.74.0
libboost-serialization-dev libboost-serialization1.74.0
libboost-serialization1.74-dev libboost-serialization1.74.0
libboost-stacktrace-dev libboost-stacktrace1.74.0
libboost-stacktrace1.74-dev libboost-stacktrace1.74.0
libboost-system-dev libboost-system1.74.0
libboost-system1.74-dev libboost-system1.74.0
libboost-test-dev libboost-test1.74.0
libboost-test1.74-dev libboost-test1.74.0
libboost-thread-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-thread1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
libboost-timer-dev libboost-chrono1.74.0 libboost-timer1.74.0
libboost-timer1.74-dev libboost-chrono1.74.0 libboost-timer1.74.0
libboost-tools-dev
libboost-type-erasure-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0 libboost-type-erasure1.74.0
libboost-type-erasure1.74-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0 libboost-type-erasure1.74.0
libboost-wave-dev libboost-filesystem1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-wave1.74.0
libboost-wave1.74-dev libboost-filesystem1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-wave1.74.0
libboost1.74-all-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-container1.74.0 libboost-context1.74.0 libboost-coroutine1.74.0 libboost-date-time1.74.0 libboost-fiber1.74.0 libboost-filesystem1.74.0 libboost-graph-parallel1.74.0 libboost-graph1.74.0 libboost-iostreams1.74.0 libboost-locale1.74.0 libboost-log1.74.0 libboost-math1.74.0 libboost-mpi-python1.74.0 libboost-mpi1.74.0 libboost-nowide1.74.0 libboost-numpy1.74.0 libboost-program-options1.74.0 libboost-python1.74.0 libboost-random1.74.0 libboost-regex1.74.0 libboost-serialization1.74.0 libboost-stacktrace1.74.0 libboost-system1.74.0 libboost-test1.74.0 libboost-thread1.74.0 libboost-timer1.74.0 libboost-type-erasure1.74.0 libboost-wave1.74.0
libboost1.74-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libstdc++6 libtsan0 libubsan1
libboost1.74-tools-dev
libbotan-2-dev libbotan-2-17
libbox2d-dev libbox2d2.3.0
libboxfort-dev
libbpf-dev libbpf0
libbpfcc-dev libbpfcc
libbpp-core-dev libbpp-core4
libbpp-phyl-dev libbpp-phyl12
libbpp-phyl-omics-dev libbpp-phyl-omics3
libbpp-popgen-dev libbpp-popgen8
libbpp-qt-dev libbpp-qt2
libbpp-raa-dev libbpp-raa4
libbpp-seq-dev libbpp-seq12
libbpp-seq-omics-dev libbpp-seq-omics3
libbrahe-dev libbrahe-1.3-3
libbraiding-dev libbraiding0
libbrasero-media3-dev libbrasero-media3-1
libbrial-dev libbrial3
libbrial-groebner-dev libbrial-groebner3 libbrial3
libbrlapi-dev libbrlapi0.8
libbroker-dev libbroker2
libbrotli-dev libbrotli1
libbs2b-dev libbs2b0
libbsd-dev libbsd0
libbson-dev libbson-1.0-0
libbt-dev libbt0
libbtbb-dev libbtbb1
libbtparse-dev libbtparse2
libbtrfs-dev libbtrfs0
libbtrfsutil-dev libbtrfsutil1
libbullet-dev libbullet3.06
libbullet-extras-dev libbullet-extras3.06
libbulletml-dev libbulletml0v5
libburn-dev libburn4
libburner-media3-dev libburner-media3-1
libbwa-dev
libbytesize-dev libbytesize1
libbz2-dev libbz2-1.0
libbz2-ocaml-dev libbz2-1.0
libbzrtp-dev libbzrtp0
libc++-11-dev libc++1-11
libc++-13-dev libc++1-13 libunwind-13
libc++-16-dev libc++1-16 libunwind-16
libc++-9-dev libc++1-9
libc++-dev libc++1-11
libc++abi-11-dev libc++abi1-11
libc++abi-13-dev libc++abi1-13
libc++abi-16-dev libc++abi1-16
libc++abi-9-dev libc++abi1-9
libc++abi-dev libc++abi1-11
libc-ares-dev libc-ares2
libc-client2007e-dev libc-client2007e
libc6-dev libc6
libcaca-dev libcaca0
libcacard-dev libcacard0
libcaf-dev libcaf-core0.17 libcaf-io0.17 libcaf-openssl0.17
libcaffe-dev libcaffe1
libcairo-5c-dev libcairo-5c0
libcairo-ocaml-dev libcairo-gobject2 libcairo-script-interpreter2 libcairo2
libcairo2-dev libcairo-gobject2 libcairo-script-interpreter2 libcairo2
libcairomm-1.0-dev libcairomm-1.0-1v5
libcaja-extension-dev libcaja-extension1
libcal3d12-dev libcal3d12v5
libcallaudio-dev libcallaudio-0-1
libcamel1.2-dev libcamel-1.2-62
libcamera-calibration-parsers-dev libcamera-calibration-parsers0d
libcamera-info-manager-dev libcamera-calibration-parsers0d libcamera-info-manager0d libimage-transport0d
libcamitk-dev libcamitk4 libqtpropertybrowser4
libcamlimages-ocaml-dev libexif12 libfreetype6 libgif7 libjpeg62-turbo libpng16-16 libtiff5 libtiffxx5 libxpm4
libcamp-dev libcamp0.8
libcanberra-dev libcanberra0
libcanberra-gtk-common-dev
libcanberra-gtk-dev libcanberra-gtk0 libcanberra0
libcanberra-gtk3-dev libcanberra-gtk3-0 libcanberra0
libcangjie2-dev libcangjie2
libcanl-c-dev libcanl-c4
libcanlock-dev libcanlock3
libcanna1g-dev libcanna1g
libcap-dev libcap2
libcap-ng-dev libcap-ng0
libcapi20-dev libcapi20-3
libcapnp-dev libcapnp-0.7.0
libcapstone-dev libcapstone4
libcaribou-dev libcaribou0
libcassie-dev libcassie1v5
libcattle-1.0-dev libcattle-1.0-0
libcbf-dev libcbf1
libcbor-dev libcbor0
libccd-dev libccd2
libccfits-dev libccfits0v5
libcconv-dev libcconv0
libccp4-dev libccp4c0 libccp4f0
libccrtp-dev libccrtp2v5
libcctz-dev libcctz2
libcdaudio-dev libcdaudio1
libcdb-dev libcdb1
libcdd-dev libcdd0d
libcddb2-dev libcddb2
libcdi-dev libcdi0
libcdio++-dev libcdio++1 libcdio19
libcdio-cdda-dev libcdio-cdda2
libcdio-dev libcdio19
libcdio-paranoia-dev libcdio-cdda2 libcdio-paranoia2
libcdk5-dev libcdk5nc6
libcdparanoia-dev libcdparanoia0
libcdr-dev libcdr-0.1-1
libcds-dev libcds2.3.3
libcec-dev libcec6
libcegui-mk2-dev libcegui-mk2-0.8.7
libcephfs-dev libcephfs2
libcereal-dev
libceres-dev libceres1
libcerf-dev libcerf1
libcexceptions-dev libcexceptions0
libcext-dev libcext0
libcfg-dev libcfg7 libcorosync-common4
libcfitsio-dev libcfitsio9
libcg3-dev
libcgal-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-program-options1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0 libgmp10 libgmpxx4ldbl libmpfr6 zlib1g
libcgal-qt5-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5opengl5 libqt5printsupport5 libqt5sql5 libqt5svg5 libqt5test5 libqt5widgets5 libqt5xml5
libcgicc-dev libcgicc3
libcglm-dev libcglm0
libcgns-dev libcgns3.4
libcgreen1-dev libcgreen1
libcgroup-dev libcgroup1
libcgsi-gsoap-dev libcgsi-gsoap1
libchafa-dev libchafa0
libchamplain-0.12-dev libchamplain-0.12-0
libchamplain-gtk-0.12-dev libchamplain-0.12-0 libchamplain-gtk-0.12-0
libchardet-dev libchardet1
libcharls-dev libcharls2
libchasen-dev libchasen2
libchealpix-dev libchealpix0
libcheese-dev libcheese8
libcheese-gtk-dev libcheese-gtk25 libcheese8
libchemps2-dev libchemps2-3
libchewing3-dev libchewing3
libchicken-dev libchicken11
libchipcard-dev libchipcard6
libchipmunk-dev libchipmunk7
libchise-dev libchise1
libchm-dev libchm1
libchromaprint-dev libchromaprint1
libcidr-dev libcidr0
libcif-dev libcif1
libcifpp-dev libcifpp1
libcifti-dev libcifti0
libcinnamon-control-center-dev libcinnamon-control-center1
libcinnamon-desktop-dev libcinnamon-desktop4 libcvc0
libcinnamon-menu-3-dev libcinnamon-menu-3-0
libcitadel-dev libcitadel4
libcitygml-dev libcitygml2
libcivetweb-dev libcivetweb1
libcjose-dev libcjose0
libcjs-dev libcjs0
libcjson-dev libcjson1
libck-dev libck0
libckyapplet1-dev libckyapplet1
libclalsadrv-dev libclalsadrv2
libclamav-dev libclamav9
libclang-11-dev libclang1-11 libllvm11
libclang-13-dev libclang1-13 libllvm13
libclang-16-dev libclang1-16 libllvm16
libclang-9-dev libclang1-9 libllvm9
libclang-common-11-dev libllvm11
libclang-common-13-dev libllvm13
libclang-common-16-dev libllvm16
libclang-common-9-dev libllvm9
libclang-cpp-dev libclang-cpp11
libclang-cpp11-dev libclang-cpp11
libclang-cpp13-dev libclang-cpp13
libclang-cpp16-dev libclang-cpp16
libclang-dev libclang1-11 libllvm11
libclang-rt-16-dev
libclanlib-dev libclanapp-1.0v5 libclansdl-1.0v5
libclass-loader-dev libclass-loader1d
libclaw-application-dev libclaw-application1v5 libclaw-logger1v5
libclaw-configuration-file-dev libclaw-configuration-file1v5
libclaw-dev
libclaw-dynamic-library-dev libclaw-dynamic-library1v5
libclaw-graphic-dev libclaw-graphic1v5
libclaw-logger-dev libclaw-logger1v5
libclaw-net-dev libclaw-net1v5
libclaw-tween-dev libclaw-tween1v5
libclaws-mail-dev libenchant-2-2 libssl1.1
libclblast-dev libclblast1
libclc-13-dev
libclc-16-dev
libclc-dev
libcld2-dev libcld2-0
libcleri-dev libcleri0
libclfft-dev libclfft2
libclhep-dev libclhep2.1v5
libcli-dev libcli1.10
libclipper-dev libclipper2
libclips-dev libclips
libcliquer-dev libcliquer1
libcln-dev libcln6
libcloudproviders-dev libcloudproviders0
libclsync-dev libclsync0
libclthreads-dev libclthreads2
libclucene-dev libclucene-contribs1v5 libclucene-core1v5
libclustalo-dev libargtable2-0
libclutter-1.0-dev libclutter-1.0-0
libclutter-gst-3.0-dev gstreamer1.0-clutter-3.0 libclutter-gst-3.0-0
libclutter-gtk-1.0-dev libclutter-gtk-1.0-0
libclutter-imcontext-0.1-dev libclutter-imcontext-0.1-0
libclxclient-dev libclxclient3
libcm256cc-dev libcm256cc1
libcmap-dev libcmap4 libcorosync-common4
libcmark-dev libcmark0.29.0
libcmark-gfm-dev libcmark-gfm0
libcmark-gfm-extensions-dev libcmark-gfm-extensions0
libcminpack-dev libcminpack1
libcmis-dev libcmis-0.5-5v5
libcmocka-dev libcmocka0
libcmor-dev libcmor2
libcmph-dev libcmph0
libcmrt-dev libcmrt1
libcmtspeechdata-dev libcmtspeechdata0
libcneartree-dev libcneartree7
libcoap2-dev libcoap2
libcoarrays-dev
libcoarrays-mpich-dev libcaf-mpich-3
libcoarrays-openmpi-dev libcaf-openmpi-3
libcoda-dev libcoda15
libcodcif-dev libcodcif3
libcodec2-dev libcodec2-0.9
libcogl-dev libcogl-path20 libcogl20
libcogl-pango-dev libcogl-pango20 libcogl-path20 libcogl20
libcogl-path-dev libcogl-path20 libcogl20
libcoin-dev libcoin80c
libcollada-dom-dev libcollada-dom2.5-dp0
libcollada-dom2.4-dp-dev libcollada-dom2.5-dp0
libcollada-parser-dev libcollada-parser1d
libcollada-urdf-dev libcollada-parser1d libcollada-urdf1d
libcollada2gltfconvert-dev
libcollectdclient-dev libcollectdclient1
libcollection-dev libcollection4
libcolord-dev libcolord2
libcolord-gtk-dev libcolord-gtk1
libcolorhug-dev libcolord2 libcolorhug2
libcolpack-dev libcolpack0v5
libcombblas-dev libcombblas1.16.0
libcomedi-dev libcomedi0
libcommoncpp2-dev libccgnu2-1.8-0v5
libcompfaceg1-dev libcompfaceg1
libcompizconfig0-dev libcompizconfig0
libcomps-dev libcomps0
libconcord-dev libconcord5
libconcurrentqueue-dev
libconfig++-dev libconfig++9v5 libconfig9
libconfig-dev libconfig9
libconfuse-dev libconfuse2
libconsensuscore-dev
libconsole-bridge-dev libconsole-bridge0.4
libcoordgen-dev libcoordgen1
libcork-dev libcork16
libcorkipset-dev libcorkipset1
libcorosync-common-dev libcorosync-common4
libcos4-dev libcos4-2 libomniorb4-2 libomnithread4
libcotp-dev libcotp12
libcourier-unicode-dev libcourier-unicode4
libcoverart-dev libcoverart1 libcoverartcc1v5
libcpg-dev libcorosync-common4 libcpg4
libcpl-dev libcext0 libcplcore26 libcpldfs26 libcpldrs26 libcplui26
libcpluff0-dev libcpluff0
libcpp-hocon-dev libcpp-hocon0.3.0
libcppad-dev libcppad-lib340.3
libcppdb-dev libcppdb-mysql0 libcppdb-odbc0 libcppdb-postgresql0 libcppdb-sqlite3-0 libcppdb0
libcpprest-dev libcpprest2.10
libcpptest-dev libcpptest1
libcppunit-dev libcppunit-1.15-0
libcppunit-subunit-dev libcppunit-subunit0
libcpputest-dev
libcpu-features-dev
libcpufreq-dev libcpufreq0
libcpuid-dev libcpuid15
libcpuinfo-dev libcpuinfo0
libcpupower-dev libcpupower1
libcpuset-dev libcpuset1
libcqrlib-dev libcqrlib2
libcrack2-dev libcrack2
libcrcutil-dev libcrcutil0
libcreaterepo-c-dev libcreaterepo-c0
libcreg-dev libcreg1
libcriterion-dev libcriterion3
libcrossguid-dev libcrossguid0
libcrypt-dev libcrypt1
libcrypto++-dev libcrypto++8
libcryptokit-ocaml-dev zlib1g
libcryptominisat5-dev libcryptominisat5-5.8
libcryptsetup-dev libcryptsetup12
libcryptui-dev libcryptui0a
libcsfml-dev libcsfml-audio2.5 libcsfml-graphics2.5 libcsfml-network2.5 libcsfml-system2.5 libcsfml-window2.5
libcsmith-dev libcsmith0
libcsnd-dev libcsnd6-6.0v5 libcsound64-6.0
libcsound64-dev libcsound64-6.0
libcsv-dev libcsv3
libctapimkt1-dev libctapimkt1
libctemplate-dev libctemplate3
libctl-dev libctl7
libctpl-dev libctpl2
libcub-dev
libcubature-dev libcubature0
libcudf-dev libc6 libglib2.0-0 libncurses6 libncursesw6 libtinfo6
libcue-dev libcue2
libcunit1-dev libcunit1
libcunit1-ncurses-dev libcunit1-ncurses
libcups2-dev libcups2 libcupsimage2
libcupsfilters-dev libcupsfilters1
libcupsimage2-dev libcups2 libcupsimage2
libcupt4-dev libcupt4-2
libcurl-ocaml-dev libcurl3-gnutls
libcurl4-gnutls-dev libcurl3-gnutls
libcurl4-nss-dev libcurl3-nss
libcurl4-openssl-dev libcurl4
libcurlpp-dev libcurlpp0
libcurses-ocaml-dev libncurses6 libncursesw6 libtinfo6
libcutl-dev libcutl-1.10
libcv-bridge-dev libcv-bridge2d
libcvc4-dev libcvc4-7 libcvc4parser7
libcvector-dev libcvector2
libcvm1-dev libcvm1
libcw6-dev libcw6
libcwidget-dev libcwidget4
libcwiid-dev libcwiid1
libcwnn-dev libcwnn0
libcxx-serial-dev libcxx-serial1
libcxxopts-dev
libcxxtools-dev libcxxtools9v5
libcyaml-dev libcyaml1
libcypher-parser-dev libcypher-parser8
libczmq-dev libczmq4
libd3dadapter9-mesa-dev libd3dadapter9-mesa
libdaemon-dev libdaemon0
libdap-dev libdap27 libdapclient6v5 libdapserver7v5
libdapl-dev libdapl2
libdaq-dev libdaq2
libdar-dev libdar64-6000
libdart-all-dev libdart-collision-bullet6 libdart-collision-ode6 libdart-external-odelcpsolver6 libdart-gui-osg6 libdart-gui6 libdart-optimizer-ipopt6 libdart-optimizer-nlopt6 libdart-planning6 libdart-utils-urdf6 libdart-utils6 libdart6
libdart-collision-bullet-dev libdart-collision-bullet6 libdart-external-odelcpsolver6 libdart6
libdart-collision-ode-dev libdart-collision-ode6 libdart-external-odelcpsolver6 libdart6
libdart-dev libdart-external-odelcpsolver6 libdart6
libdart-external-ikfast-dev libdart-external-odelcpsolver6 libdart6
libdart-external-imgui-dev libdart-external-imgui6 libdart-external-odelcpsolver6 libdart6
libdart-external-lodepng-dev libdart-external-lodepng6 libdart-external-odelcpsolver6 libdart6
libdart-external-odelcpsolver-dev libdart-external-odelcpsolver6
libdart-gui-dev libdart-external-odelcpsolver6 libdart-gui6 libdart-utils6 libdart6
libdart-gui-osg-dev libdart-external-odelcpsolver6 libdart-gui-osg6 libdart-gui6 libdart-utils6 libdart6
libdart-optimizer-ipopt-dev libdart-external-odelcpsolver6 libdart-optimizer-ipopt6 libdart6
libdart-optimizer-nlopt-dev libdart-external-odelcpsolver6 libdart-optimizer-nlopt6 libdart6
libdart-planning-dev libdart-external-odelcpsolver6 libdart-planning6 libdart6
libdart-utils-dev libdart-external-odelcpsolver6 libdart-utils6 libdart6
libdart-utils-urdf-dev libdart-external-odelcpsolver6 libdart-utils-urdf6 libdart-utils6 libdart6
libdashel-dev libdashel1
libdataquay-dev libdataquay0
libdatrie-dev libdatrie1
libdav1d-dev libdav1d4
libdawgdic-dev
libdaxctl-dev
libdazzle-1.0-dev libdazzle-1.0-0
libdb++-dev libdb5.3 libdb5.3++
libdb-dev libdb5.3
libdb-java-dev libdb5.3
libdb-sql-dev libdb5.3 libdb5.3-sql
libdb5.3++-dev libdb5.3 libdb5.3++
libdb5.3-dev libdb5.3
libdb5.3-java-dev libdb5.3
libdb5.3-sql-dev libdb5.3 libdb5.3-sql
libdb5.3-stl-dev libdb5.3 libdb5.3-stl
libdbaudiolib0-dev libdbaudiolib0
libdbi-dev libdbi1
libdbus-1-dev libdbus-1-3
libdbus-c++-dev libdbus-c++-1-0v5
libdbus-glib-1-dev libdbus-glib-1-2
libdbus-ocaml-dev libdbus-1-3
libdbusada6-dev libdbusada0.6.0
libdbusextended-qt5-dev libdbusextended-qt5-1
libdbuskit-dev libdbuskit0
libdbusmenu-glib-dev libdbusmenu-glib4
libdbusmenu-gtk-dev libdbusmenu-glib4 libdbusmenu-gtk4
libdbusmenu-gtk3-dev libdbusmenu-glib4 libdbusmenu-gtk3-4
libdbusmenu-jsonloader-dev libdbusmenu-glib4 libdbusmenu-jsonloader4
libdbusmenu-qt5-dev libdbusmenu-qt5-2
libdbustest1-dev libdbustest1
libdc1394-22-dev libdc1394-25
libdc1394-dev libdc1394-25
libdca-dev libdca0
libdcmtk-dev libdcmtk15
libdconf-dev libdconf1
libdcontainers-dev libdcontainers0
libddccontrol-dev libddccontrol0
libddcutil-dev libddcutil3
libdds-dev
libddsc-dev libddsc0
libde265-dev libde265-0
libdeal.ii-dev libdeal.ii-9.2.0
libdebconf-kde-dev libdebconf-kde1
libdebconfclient0-dev libdebconfclient0
libdebian-installer4-dev libdebian-installer-extra4 libdebian-installer4
libdebug0-dev libdebug0
libdebuginfod-dev libdebuginfod1 libelf1
libdecoration0-dev libdecoration0
libdee-dev libdee-1.0-4
libdeflate-dev libdeflate0
libdepth-image-proc-dev libdepth-image-proc0d
libdevhelp-dev libdevhelp-3-6
libdevil-dev libdevil1c2
libdevmapper-dev libdevmapper-event1.02.1 libdevmapper1.02.1
libdewalls-dev libdewalls1
libdfp-dev libdfp1
libdframeworkdbus-dev libdframeworkdbus2
libdhash-dev libdhash1
libdiagnostic-aggregator-dev libdiagnostic-aggregator1d
libdiagnostic-msgs-dev
libdiagnostic-updater-dev libroscpp3d libxmlrpcpp3d
libdiagnostics-dev libdiagnostics0
libdieharder-dev libdieharder3
libdigidoc-dev libdigidoc2
libdime-dev libdime1
libdirectfb-dev lib++dfb-1.7-7 libdirectfb-1.7-7
libdisasm-dev libdisasm0
libdiscid-dev libdiscid0
libdiscover-dev libdiscover2
libdislocker0-dev libdislocker0.7
libdisorder-dev libdisorder0
libdistorm3-dev libdistorm3-3
libdivsufsort-dev libdivsufsort3
libdjconsole-dev libdjconsole0
libdjvulibre-dev libdjvulibre21
libdkim-dev libdkim1d
libdleyna-core-1.0-dev libdleyna-core-1.0-5
libdlib-dev libdlib19
libdlm-dev libdlm3
libdlmcontrol-dev libdlmcontrol3
libdlrestrictions-dev libdlrestrictions1
libdlt-dev libdlt2
libdmalloc-dev libdmalloc5
libdmapsharing-3.0-dev libdmapsharing-3.0-2
libdmlc-dev libdmlc0
libdmr-dev libdmr0.1
libdmraid-dev libdmraid1.0.0.rc16
libdmtx-dev libdmtx0b
libdmx-dev libdmx1
libdnf-dev libdnf2
libdnnl-dev libdnnl2
libdockapp-dev libdockapp3
libdocopt-dev libdocopt0
libdogleg-dev libdogleg2
libdolfin-dev libdolfin2019.2
libdolfin64-dev libdolfin64-2019.2
libdolfinx-complex-dev libdolfinx-complex2019.2
libdolfinx-dev libdolfinx-real2019.2
libdolfinx-real-dev libdolfinx-real2019.2
libdolphinvcs-dev libdolphinvcs5
libdoodle-dev libdoodle1
libdotconf-dev libdotconf0
libdouble-conversion-dev libdouble-conversion3
libdpkg-dev libbz2-1.0 liblzma5 zlib1g
libdraco-dev libdraco1
libdrilbo-dev libjpeg62-turbo libpng16-16 libx11-6
libdrm-dev libdrm-amdgpu1 libdrm-intel1 libdrm-nouveau2 libdrm-radeon1 libdrm2
libdrpm-dev libdrpm0
libdrumstick-dev libdrumstick-alsa1 libdrumstick-file1 libdrumstick-rt1
libdsdcc-dev libdsdcc1
libdsdp-dev libdsdp-5.8gf
libdsfmt-dev libdsfmt-11213-1 libdsfmt-1279-1 libdsfmt-132049-1 libdsfmt-19937-1 libdsfmt-216091-1 libdsfmt-2203-1 libdsfmt-4253-1 libdsfmt-44497-1 libdsfmt-521-1 libdsfmt-86243-1
libdshconfig1-dev libdshconfig1
libdsk4-dev libdsk4
libdssialsacompat-dev libdssialsacompat0
libdtkcore-dev libdtkcore5
libdtkgui-dev
libdtkwidget-dev libdtkwidget5
libdtkwm-dev libdtkwm5
libdtl-dev
libdublintraceroute-dev libdublintraceroute0
libdumb1-dev libdumb1
libdumbnet-dev libdumbnet1
libdune-common-dev libatlas3-base libblas3 liblapack3
libdune-functions-dev
libdune-geometry-dev
libdune-grid-dev libalberta4
libdune-grid-glue-dev
libdune-istl-dev libamd2 libbtf1 libcamd2 libccolamd2 libcholmod3 libcolamd2 libcxsparse3 libgraphblas3 libklu1 libldl2 libmongoose2 librbio2 libsliplu1 libspqr2 libsuitesparseconfig5 libsuperlu5 libumfpack5
libdune-localfunctions-dev
libdune-typetree-dev
libdune-uggrid-dev
libduo-dev libduo3
libdv4-dev libdv4
libdvbcsa-dev libdvbcsa1
libdvbpsi-dev libdvbpsi10
libdvbv5-dev libdvbv5-0
libdvdnav-dev libdvdnav4
libdvdread-dev libdvdread8
libdw-dev libdw1 libelf1
libdwarf-dev libdwarf1
libdx4-dev libdx4
libdxflib-dev libdxflib3
libdynamic-reconfigure-config-init-mutex-dev libdynamic-reconfigure-config-init-mutex0d
libdynamicedt3d-dev libdynamicedt3d1.9 liboctomap1.9
libdynamite-dev libdynamite0
libe-book-dev libe-book-0.1-1
libeantic-dev libeantic0
libeasyloggingpp-dev
libeb16-dev libeb16
libebackend1.2-dev libcamel-1.2-62 libebackend-1.2-10 libedataserver-1.2-25
libebml-dev libebml5
libebook-contacts1.2-dev libcamel-1.2-62 libebook-contacts-1.2-3 libedataserver-1.2-25
libebook1.2-dev libcamel-1.2-62 libebackend-1.2-10 libebook-1.2-20 libebook-contacts-1.2-3 libedata-book-1.2-26 libedataserver-1.2-25
libebur128-dev libebur128-1
libec-dev libec5
libecal2.0-dev libcamel-1.2-62 libecal-2.0-1 libedataserver-1.2-25
libecap3-dev libecap3
libecasoundc-dev libecasoundc1v5
libeccodes-dev libeccodes0
libecholib-dev libecholib1.3
libeckit-dev libeckit0d
libecm-dev libecm1
libecm1-dev libecm1
libeconf-dev libeconf0
libecpg-dev libecpg-compat3 libecpg6 libpgtypes3 libpq5
libecpint-dev libpugixml1v5
libecryptfs-dev libecryptfs1
libedac-dev libedac1
libedata-book1.2-dev libcamel-1.2-62 libebackend-1.2-10 libebook-contacts-1.2-3 libedata-book-1.2-26 libedataserver-1.2-25
libedata-cal2.0-dev libcamel-1.2-62 libebackend-1.2-10 libecal-2.0-1 libedata-cal-2.0-1 libedataserver-1.2-25
libedataserver1.2-dev libcamel-1.2-62 libedataserver-1.2-25
libedataserverui1.2-dev libcamel-1.2-62 libebackend-1.2-10 libebook-contacts-1.2-3 libecal-2.0-1 libedata-book-1.2-26 libedataserver-1.2-25 libedataserverui-1.2-2
libedf-dev libedf1
libedit-dev libedit2
libeditorconfig-dev libeditorconfig0
libeditreadline-dev libedit2
libedlib-dev libedlib0
libee-dev libee0
libeegdev-dev libeegdev0
libeffcee-dev libeffcee0
libefiboot-dev libefiboot1
libefivar-dev libefivar1
libefl-all-dev libecore-audio1 libecore-con1 libecore-drm2-1 libecore-evas1 libecore-fb1 libecore-file1 libecore-imf1 libecore-input1 libecore-ipc1 libecore-wl2-1 libecore-x1 libecore1 libector1 libedje1 libeet1 libeeze1 libefreet1a libeina1a libeio1 libelementary1 libelput1 libelua1 libembryo1 libemile1 libemotion1 libeolian1 libethumb-client1 libethumb1 libevas1 libevas1-engines-wayland
libegl-dev libegl1 libgl1 libglx0
libegl1-mesa-dev libegl1 libgl1 libgles1 libgles2 libglvnd0 libglx0 libopengl0
libeigen-stl-containers-dev
libeigen3-dev
libeinfo-dev libeinfo1
libeiskaltdcpp-dev libeiskaltdcpp2.4
libej-dev libej0
libelemental-dev libelemental0
libelf-dev libelf1
libelfin-dev libdwarf++0
libelk0-dev libelk0
libell-dev libell0
libelogind-dev libelogind0
libelpa-dev libelpa15
libembree-dev libembree3-3
libemeraldengine-dev libemeraldengine0
libemf-dev libemf1
libemos-dev libemos0d
libenca-dev libenca0
libenchant-2-dev libenchant-2-2
libendless-dev libendless-0-0
libenet-dev libenet7
libenki-dev libenki2
libensmallen-dev libarmadillo10 libblas3 liblapack3
libeot-dev libeot0
libepc-dev libepc-1.0-3
libepc-ui-dev libepc-1.0-3 libepc-ui-1.0-3
libepoxy-dev libepoxy0
libepr-api-dev libepr-api2
libepsilon-dev libepsilon1
libept-dev libept1.6.0
libepub-dev libepub0
libepubgen-dev libepubgen-0.1-1
liberasurecode-dev liberasurecode1
liberfa-dev liberfa1
libesedb-dev libesedb1
libesmtp-dev libesmtp6
libesnacc-dev libesnacc180
libespeak-dev libespeak1
libespeak-ng-dev libespeak-ng1
libespeak-ng-libespeak-dev libespeak-ng1
libestools-dev libestools2.5
libestr-dev libestr0
libetonyek-dev libetonyek-0.1-1
libetpan-dev libetpan20
libetsf-io-dev libnetcdf18 libnetcdff7
libev-dev libev4
libev-libevent-dev libev4
libevd-0.2-dev libevd-0.2-0
libevdev-dev libevdev2
libevdevplus-dev
libevdi0-dev libevdi0
libevemu-dev libevemu3
libevent-dev libevent-2.1-7 libevent-core-2.1-7 libevent-extra-2.1-7 libevent-openssl-2.1-7 libevent-pthreads-2.1-7
libevhtp-dev libevhtp0
libevince-dev libevdocument3-4 libevview3-3
libevt-dev libevt1
libevtx-dev libevtx1
libewf-dev libewf2
libexadrums-dev libexadrums1
libexecline-dev libexecline2.7
libexecs-dev libexecs-embedded0 libexecs0
libexempi-dev libexempi8
libexif-dev libexif12
libexif-gtk-dev libexif-gtk3-5 libexif-gtk5
libexiv2-dev libexiv2-27
libexo-2-dev libexo-2-0
libexodusii-dev libexodusii5 libnemesis3
libexpat-ocaml-dev libexpat1
libexpat1-dev libexpat1
libexpected-dev
libexplain-dev libexplain51
libext2fs-dev libcom-err2 libext2fs2
libextractor-dev libextractor3
libextractor-java-dev libextractor-java0
libexttextcat-dev libexttextcat-2.0-0
libeztrace-dev libeztrace0
libf2c2-dev libf2c2
libf2fs-dev libuuid1
libf2fs-format-dev libuuid1
libf77dcl-dev libf77dcl7
libfaad-dev libfaad2
libfaad-ocaml-dev libfaad2
libfabric-dev libfabric1
libfaifa-dev libfaifa0
libfakekey-dev libfakekey0
libfam-dev libfam0
libfann-dev libfann2
libfarmhash-dev libfarmhash0
libfarstream-0.2-dev libfarstream-0.2-5
libfast5-dev libhdf5-103-1 libhdf5-cpp-103-1 libhdf5-fortran-102 libhdf5-hl-100 libhdf5-hl-cpp-100 libhdf5-hl-fortran-100
libfastahack-dev libfastahack0
libfastcdr-dev libfastcdr1
libfastjet-dev libfastjet0v5
libfastjet-fortran-dev libfastjet-fortran0
libfastjetplugins-dev libfastjet0v5 libfastjetplugins0
libfastjettools-dev libfastjet0v5 libfastjettools0
libfastjson-dev libfastjson4
libfastrtps-dev libfastrtps2
libfasttext-dev libfasttext0
libfathom-dev libfathom1
libfaudio-dev libfaudio0
libfauhdli-dev
libfccp-dev
libfcft-dev libfcft3
libfcgi-dev libfcgi0ldbl
libfcitx-qt5-dev libfcitx-qt5-1
libfcitx5-qt-dev libfcitx5-qt1
libfcitx5config-dev libfcitx5config6
libfcitx5core-dev libfcitx5config6 libfcitx5core7 libfcitx5utils2
libfcitx5gclient-dev
libfcitx5utils-dev libfcitx5utils2
libfckit-dev libfckit0d
libfcl-dev libfcl0.6
libfclib-dev libfclib0
libfcml-dev libfcml0
libfdb5-dev libfdb5-0d
libfdisk-dev libblkid1 libfdisk1 libuuid1
libfdt-dev libfdt1
libfduserdata-dev libfduserdata0
libfec-dev libfec0
libfeedback-dev libfeedback-0.0-0
libffado-dev libffado2
libffcall-dev libavcall1 libcallback1 libffcall1b libtrampoline1
libffcall1-dev libavcall1 libcallback1 libffcall1b libtrampoline1
libffi-dev libffi7
libffindex0-dev libffindex0
libffmpeg-ocaml-dev libavcodec58 libavdevice58 libavfilter7 libavformat58 libavutil56 libpostproc55 libswresample3 libswscale5
libffmpegthumbnailer-dev libffmpegthumbnailer4v5
libffms2-dev libffms2-4
libfftw3-dev libfftw3-double3 libfftw3-long3 libfftw3-quad3 libfftw3-single3
libfftw3-mpi-dev libfftw3-mpi3
libfido2-dev libfido2-1
libfifechan-dev libfifechan0.1.5
libfilezilla-dev libfilezilla11
libfishsound1-dev libfishsound1
libfiu-dev libfiu0
libfixbuf-dev libfixbuf9
libfixposix-dev libfixposix3
libfizmo-dev libxml2
libfko3-dev libfko3
libfl-dev libfl2
libflac++-dev libflac++6v5 libflac8
libflac-dev libflac8
libflac-ocaml-dev libflac8
libflame-dev libflame1
libflang-16-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libstdc++6 libtsan0 libubsan1
libflann-dev libflann1.9
libflashrom-dev libflashrom1
libflatbuffers-dev libflatbuffers1
libflathashmap-dev
libflatpak-dev libflatpak0
libflatzebra-dev libflatzebra-0.1-2v5
libflickcurl-dev libflickcurl0
libflightcrew-dev libflightcrew0v5
libflint-arb-dev libflint-arb2
libflint-dev libflint-2.6.3
libflorist2020-dev libflorist2020
libfltk1.1-dev libfltk1.1
libfltk1.3-dev libfltk-cairo1.3 libfltk-forms1.3 libfltk-gl1.3 libfltk-images1.3 libfltk1.3
libfluidsynth-dev libfluidsynth2
libflxmlrpc-dev libflxmlrpc1
libfm-dev libfm-extra4 libfm4
libfm-extra-dev libfm-extra4
libfm-gtk-dev libfm-extra4 libfm-gtk4 libfm4
libfm-qt-dev libfm-qt8
libfml-dev libfml0
libfmt-dev libfmt7
libfolia-dev libfolia14
libfolks-dev libfolks25
libfolks-dummy-dev libfolks-dummy25 libfolks-eds25 libfolks25
libfolks-eds-dev libfolks-eds25 libfolks25
libfolks-telepathy-dev libfolks-telepathy25 libfolks25
libfoma-dev libfoma0
libfoma0-dev libfoma0
libfontconfig-dev libfontconfig1
libfontconfig1-dev libfontconfig1
libfontembed-dev libfontembed1
libfontenc-dev libfontenc1
libfoonathan-memory-dev libfoonathan-memory0d
libforge-dev libforge1
libforms-dev libforms2
libformsgl-dev libforms2 libformsgl2
libfox-1.6-dev libfox-1.6-0
libfparser-dev libfparser4
libfpga-dev libfpga0
libfplll-dev libfplll7
libfprint-2-dev libfprint-2-2
libfpzip-dev libfpzip1
libframe-dev libframe6
libfreecell-solver-dev libfreecell-solver0
libfreecontact-dev libfreecontact0v5
libfreediameter-dev libfdcore6 libfdproto6
libfreefare-dev libfreefare0
libfreefem-dev libfreefem0
libfreehand-dev libfreehand-0.1-1
libfreeimage-dev libfreeimage3
libfreeimageplus-dev libfreeimage3 libfreeimageplus3
libfreeipmi-dev libfreeipmi17
libfreenect-dev libfreenect0.5
libfreeradius-dev libfreeradius3
libfreesrp-dev libfreesrp0
libfreetype-dev libfreetype6
libfreetype6-dev libfreetype6
libfreexl-dev libfreexl1
libfribidi-dev libfribidi0
libfrobby-dev libfrobby0
libfrog-dev libfrog2
libfs-dev libfs6
libfsapfs-dev libfsapfs1
libfsext-dev libfsext1
libfshfs-dev libfshfs1
libfsntfs-dev libfsntfs1
libfsplib-dev libfsplib0
libfstrcmp-dev libfstrcmp0
libfstrm-dev libfstrm0
libfsverity-dev libfsverity0
libfsxfs-dev libfsxfs1
libftdi-dev libftdi1
libftdi1-dev libftdi1-2
libftdipp1-dev libftdi1-2 libftdipp1-3
libftgl-dev libftgl2
libftp-dev libftp4
libfuntools-dev libfuntools1
libfuse-dev libfuse2
libfuse3-dev libfuse3-3
libfuzzer-11-dev
libfuzzer-13-dev
libfuzzer-16-dev
libfuzzer-9-dev
libfuzzy-dev libfuzzy2
libfuzzylite-dev libfuzzylite6.0
libfvde-dev libfvde1
libfwnt-dev libfwnt1
libfwsi-dev libfwsi1
libfwupd-dev libfwupd2
libfwupdplugin-dev libfwupd2 libfwupdplugin1
libfxt-dev libfxt2
libfyba-dev libfyba0
libg15-dev libg15-1
libg15daemon-client-dev libg15daemon-client1
libg15render-dev libg15render1
libg2-dev libg20
libg3d-dev libg3d0
libg810-led-dev libg810-led0
libga-dev libga2
libgadap-dev
libgadu-dev libgadu3
libgail-3-dev libgail-3-0 libgtk-3-0
libgail-dev libgail18 libgtk2.0-0
libgambit4-dev libgambit4
libgamin-dev libgamin0
libgaminggear-dev libgaminggear0
libganglia1-dev libganglia1
libganv-dev libganv-1-1v5
libgap-dev libgap7
libgarcon-1-0-dev libgarcon-1-0
libgarcon-1-dev libgarcon-1-0
libgarcon-gtk3-1-dev libgarcon-1-0 libgarcon-gtk3-1-0
libgarmin-dev libgarmin0
libgatbcore-dev libgatbcore3
libgav1-dev libgav1-0
libgaviotatb-dev libgaviotatb1
libgavl-dev libgavl1
libgavl-ocaml-dev libgavl1
libgazebo-dev libgazebo11
libgazebo9-dev libgazebo11
libgbm-dev libgbm1
libgbtools-dev libgbtools0
libgc-dev libgc1
libgcab-dev libgcab-1.0-0
libgcc-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libtsan0 libubsan1
libgcc-9-dev gcc-9-base libasan5
libgccjit-10-dev gcc-10-base libgccjit0
libgccjit-9-dev gcc-9-base
libgck-1-dev libgck-1-0
libgclib-dev libgclib2
libgconf2-dev gconf2 libgconf-2-4
libgcr-3-dev libgck-1-0 libgcr-base-3-1 libgcr-ui-3-1
libgcroots-dev libgcroots0
libgcrypt-mingw-w64-dev
libgcrypt20-dev libgcrypt20
libgctp-dev libgctp-2.0.0
libgd-dev libgd3
libgd-ocaml-dev libgd3
libgda-5.0-dev libgda-5.0-4
libgdal-dev libgdal28
libgdamm5.0-dev libgdamm-5.0-13
libgdata-dev libgdata22
libgdbm-compat-dev libgdbm-compat4
libgdbm-dev libgdbm6
libgdchart-gd2-noxpm-dev libgdchart-gd2-noxpm
libgdchart-gd2-xpm-dev libgdchart-gd2-xpm
libgdcm-dev libgdcm3.0
libgdf-dev libgdf0
libgdk-pixbuf-2.0-dev libgdk-pixbuf-2.0-0
libgdk-pixbuf-xlib-2.0-dev libgdk-pixbuf-xlib-2.0-0
libgdk-pixbuf2.0-dev libgdk-pixbuf-xlib-2.0-0
libgdl-3-dev libgdl-3-5
libgdm-dev libgdm1
libgdome2-cpp-smart-dev libgdome2-cpp-smart0v5
libgdome2-dev libgdome2-0
libgdome2-ocaml-dev libgdome2-0
libgdsii-dev libgdsii0
libgearman-dev libevent-2.1-7 libevent-core-2.1-7 libevent-extra-2.1-7 libevent-openssl-2.1-7 libevent-pthreads-2.1-7
libgecode-dev libgecode49 libgecodeflatzinc49 libgecodegist49
libgee-0.8-dev libgee-0.8-2
libgegl-dev libgegl-0.4-0
libgenders0-dev libgenders0
libgenht1-dev
libgenome-dev libgenome0
libgenometools0-dev libgenometools0
libgensio-dev libgensio0
libgeoclue-2-dev libgeoclue-2-0
libgeocode-glib-dev libgeocode-glib0
libgeographic-dev libgeographic19
libgeoip-dev libgeoip1
libgeometric-shapes-dev libgeometric-shapes4d
libgeometry-msgs-dev
libgeomview-dev libgeomview-1.9.5
libgeos++-dev libgeos-3.9.0 libgeos-c1v5
libgeos-dev libgeos-c1v5
libgeotiff-dev libgeotiff5
libgeotranz3-dev libgeotranz3.7
libgepub-0.6-dev libgepub-0.6-0
libges-1.0-dev libges-1.0-0
libgetdata-dev libf95getdata7 libfgetdata6 libgetdata++7 libgetdata8
libgetdns-dev libgetdns10
libgetfem++-dev libgetfem5++
libgetoptions-dev libgetoptions0
libgettextpo-dev libgettextpo0
libgexiv2-dev libgexiv2-2
libgf-complete-dev libgf-complete1
libgf2x-dev libgf2x3
libgfal2-dev libgfal-transfer2 libgfal2-2
libgfarm-dev libgfarm1
libgfbgraph-0.2-dev libgfbgraph-0.2-0
libgff-dev
libgflags-dev libgflags2.2
libgfortran-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgfortran5 libgomp1 libitm1 liblsan0 libquadmath0 libtsan0 libubsan1
libgfortran-9-dev gcc-9-base libasan5
libgfs-dev libgfs-1.3-2
libgfsgl-dev libgfsgl0
libgfshare-dev libgfshare2
libgg-dev libgg2
libghemical-dev libghemical5v5
libghmm-dev libghmm1
libgiac-dev libgiac0
libgif-dev libgif7
libgiftiio-dev libgiftiio0
libgig-dev libakai0 libgig9
libgimp2.0-dev libgimp2.0
libginac-dev libginac11
libgio-qt-dev libgio-qt0
libgirara-dev libgirara-gtk3-3
libgirepository1.0-dev libgirepository-1.0-1
libgisi-dev libgisi0
libgisicomm-dev libgisi0 libgisicomm0
libgit2-dev libgit2-1.1
libgit2-glib-1.0-dev libgit2-glib-1.0-0
libgivaro-dev libgivaro9
libgjs-dev libgjs0g
libgkarrays-dev libgkarrays1
libgl-dev libgl1 libglx0
libgl1-mesa-dev libegl1 libgl1 libgles1 libgles2 libglvnd0 libglx0 libopengl0
libgl2ps-dev libgl2ps1.4
libglade2-dev libglade2-0
libglade2.0-cil-dev libglade2.0-cil libgtk2.0-cil
libglademm-2.4-dev libglademm-2.4-1v5
libgladeui-dev libgladeui-2-13
libglbinding-dev libglbinding2
libglbsp-dev libglbsp3
libglc-dev libglc0
libgle3-dev libgle3
libgles-dev libegl1 libgl1 libgles1 libgles2 libglx0
libgles2-mesa-dev libegl1 libgl1 libgles1 libgles2 libglvnd0 libglx0 libopengl0
libglew-dev libglew2.1
libglewmx-dev libglewmx1.13
libglfw3-dev libglfw3
libglib-testing-0-dev libglib-testing-0-0
libglib2.0-dev libglib2.0-0
libglibd-2.0-dev libglibd-2.0-0
libglibmm-2.4-dev libglibmm-2.4-1v5
libglide3-dev libglide3
libglktermw-dev
libglm-dev
libglobalarrays-dev
libglobjects-dev libglobjects1
libglobus-authz-callout-error-dev libglobus-authz-callout-error0
libglobus-authz-dev libglobus-authz0
libglobus-callout-dev libglobus-callout0
libglobus-common-dev libglobus-common0
libglobus-ftp-client-dev libglobus-ftp-client2
libglobus-ftp-control-dev libglobus-ftp-control1
libglobus-gass-cache-dev libglobus-gass-cache5
libglobus-gass-copy-dev libglobus-gass-copy2
libglobus-gass-server-ez-dev libglobus-gass-server-ez2
libglobus-gass-transfer-dev libglobus-gass-transfer2
libglobus-gfork-dev libglobus-gfork0
libglobus-gram-client-dev libglobus-gram-client3
libglobus-gram-job-manager-callout-error-dev libglobus-gram-job-manager-callout-error0
libglobus-gram-protocol-dev libglobus-gram-protocol3
libglobus-gridftp-server-control-dev libglobus-gridftp-server-control0
libglobus-gridftp-server-dev libglobus-gridftp-server6
libglobus-gridmap-callout-error-dev libglobus-gridmap-callout-error0
libglobus-gsi-callback-dev libglobus-gsi-callback0
libglobus-gsi-cert-utils-dev libglobus-gsi-cert-utils0
libglobus-gsi-credential-dev libglobus-gsi-credential1
libglobus-gsi-openssl-error-dev libglobus-gsi-openssl-error0
libglobus-gsi-proxy-core-dev libglobus-gsi-proxy-core0
libglobus-gsi-proxy-ssl-dev libglobus-gsi-proxy-ssl1
libglobus-gsi-sysconfig-dev libglobus-gsi-sysconfig1
libglobus-gss-assist-dev libglobus-gss-assist3
libglobus-gssapi-error-dev libglobus-gssapi-error2
libglobus-gssapi-gsi-dev libglobus-gssapi-gsi4
libglobus-io-dev libglobus-io3
libglobus-net-manager-dev libglobus-net-manager0
libglobus-openssl-module-dev libglobus-openssl-module0
libglobus-rsl-dev libglobus-rsl2
libglobus-scheduler-event-generator-dev libglobus-scheduler-event-generator0
libglobus-xio-dev libglobus-xio0
libglobus-xio-gridftp-driver-dev libglobus-xio-gridftp-driver
libglobus-xio-gridftp-multicast-dev libglobus-xio-gridftp-multicast
libglobus-xio-gsi-driver-dev libglobus-xio-gsi-driver
libglobus-xio-net-manager-driver-dev libglobus-net-manager0 libglobus-xio-net-manager-driver
libglobus-xio-pipe-driver-dev libglobus-xio-pipe-driver
libglobus-xio-popen-driver-dev libglobus-xio-popen-driver
libglobus-xio-rate-driver-dev libglobus-xio-rate-driver
libglobus-xio-udt-driver-dev libglobus-xio-udt-driver
libglom-1.30-dev libglom-1.30-0
libgloo-dev libgloo0
libgloox-dev libgloox18
libglpk-dev libglpk40
libgltf-dev libgltf-0.1-1
libglu1-mesa-dev libglu1-mesa
libglusterfs-dev libgfapi0 libgfchangelog0 libgfrpc0 libgfxdr0 libglusterd0 libglusterfs0
libglvnd-core-dev libegl1 libgl1 libgles1 libgles2 libglvnd0 libglx0 libopengl0
libglvnd-dev libegl1 libgl1 libgles1 libgles2 libglvnd0 libglx0 libopengl0
libglw1-mesa-dev libglw1-mesa
libglx-dev libglx0
libglyr-dev libglyr1
libgm2-10-dev gcc-10-base libgm2-15
libgm2-9-dev gcc-9-base libgm2-0
libgme-dev libgme0
libgmerlin-avdec-dev libgmerlin-avdec1
libgmerlin-dev libgmerlin0
libgmic-dev libgmic1
libgmime-3.0-dev libgmime-3.0-0
libgmm++-dev libmumps-5.3
libgmock-dev
libgmp-dev libgmp10 libgmpxx4ldbl
libgmp-ocaml-dev libgmp10 libgmpxx4ldbl
libgmp3-dev libgmp10 libgmpxx4ldbl
libgmpada10-dev libgmpada8
libgmsh-dev libgmsh4
libgmt-dev libgmt6
libgnat-util10-dev gcc-10-base libgnat-util10
libgnatcoll-gmp19-dev libgnatcoll-gmp20
libgnatcoll-iconv19-dev libgnatcoll-iconv20
libgnatcoll-lzma2-dev libgnatcoll-lzma2
libgnatcoll-omp1-dev libgnatcoll-omp1
libgnatcoll-postgres1-dev libgnatcoll-postgres1 libgnatcoll-sql3
libgnatcoll-readline19-dev libgnatcoll-readline20
libgnatcoll-sql3-dev libgnatcoll-sql3
libgnatcoll-sqlite19-dev libgnatcoll-sql3 libgnatcoll-sqlite20
libgnatcoll-syslog3-dev libgnatcoll-syslog3
libgnatcoll-xref20-dev libgnatcoll-sql3 libgnatcoll-sqlite20 libgnatcoll-xref20
libgnatcoll-zlib2-dev libgnatcoll-zlib2
libgnatcoll19-dev libgnatcoll19
libgnatprj8-dev libgnatprj8
libgnatvsn9-dev gcc-9-base libgnatvsn9
libgnokii-dev libgnokii6
libgnome-autoar-0-dev libarchive13 libglib2.0-0
libgnome-autoar-gtk-0-dev libgtk-3-0
libgnome-bluetooth-dev libgnome-bluetooth13
libgnome-desktop-3-dev libgnome-desktop-3-19
libgnome-games-support-1-dev libgnome-games-support-1-3
libgnome-menu-3-dev libgnome-menu-3-0
libgnome-panel-dev libgnome-panel0
libgnome-todo-dev
libgnomecanvas2-dev libgnomecanvas2-0
libgnomecanvasmm-2.6-dev libgnomecanvasmm-2.6-1v5
libgnomekbd-dev libgnomekbd8
libgnt-dev libgnt0
libgnuastro-dev libgnuastro12
libgnucap-dev libgnucap0
libgnuplot-iostream-dev libboost-filesystem1.74.0 libboost-iostreams1.74.0 libboost-regex1.74.0 libboost-system1.74.0
libgnustep-base-dev libgnustep-base1.27
libgnustep-dl2-dev libgnustep-dl2-0d
libgnustep-gui-dev libgnustep-gui0.28
libgnutls28-dev libgnutls-dane0 libgnutls-openssl27 libgnutls30 libgnutlsxx28
libgo-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgo16 libgomp1 libitm1 liblsan0 libquadmath0 libtsan0 libubsan1
libgo-9-dev gcc-9-base libasan5 libgo14
libgoa-1.0-dev libgoa-1.0-0b
libgoa-backend-1.0-dev libgoa-1.0-0b libgoa-backend-1.0-1
libgoffice-0.10-dev libgoffice-0.10-10
libgom-1.0-dev libgom-1.0-0
libgoocanvas-2.0-dev libgoocanvas-2.0-9
libgoocanvasmm-2.0-dev libgoocanvasmm-2.0-6
libgoogle-glog-dev libgoogle-glog0v5
libgoogle-perftools-dev libgoogle-perftools4 libtcmalloc-minimal4
libgooglepinyin0-dev libgooglepinyin0
libgorm-dev libgorm1
libgovirt-dev libgovirt2
libgpac-dev libgpac10
libgpaste-dev libgpaste13
libgpg-error-dev libgpg-error0
libgpg-error-mingw-w64-dev
libgpgme-dev libgpgme11
libgpgmepp-dev libgpgmepp6 libqgpgme7
libgphobos-10-dev gcc-10-base libgphobos1
libgphobos-9-dev gcc-9-base libgphobos76
libgphobos-dev gcc-10-base libgphobos1
libgphoto2-dev libgphoto2-6
libgpiod-dev libgpiod2
libgpiv3-dev libgpiv-mpi3
libgpm-dev libgpm2
libgpod-cil-dev libgtk2.0-cil
libgpod-dev libgpod4
libgportugol-dev libgportugol0
libgps-dev libgps28
libgpuarray-dev libgpuarray3
libgrail-dev libgrail6
libgranite-dev libgranite5
libgrantlee5-dev libgrantlee-templates5 libgrantlee-textdocument5
libgraphene-1.0-dev libgraphene-1.0-0
libgraphicsmagick++1-dev libgraphicsmagick++-q16-12 libgraphicsmagick-q16-3
libgraphicsmagick1-dev libgraphicsmagick-q16-3
libgraphite2-dev libgraphite2-3
libgraphviz-dev libcdt5 libcgraph6 libgvc6 libgvc6-plugins-gtk libgvpr2 liblab-gamut1 libpathplan4 libxdot4
libgretl1-dev libgretl1
libgrib2c-dev libgrib2c0d
libgridsite-dev libgridsite6
libgridtools-dev
libgrilo-0.3-dev libgrilo-0.3-0
libgringotts-dev libgringotts2
libgrok-dev libgrok1
libgromacs-dev libgromacs5
libgroonga-dev libgroonga0
libgroove-dev libgroove4
libgroovefingerprinter-dev libgroove4 libgroovefingerprinter4
libgrooveloudness-dev libgroove4 libgrooveloudness4
libgrooveplayer-dev libgroove4 libgrooveplayer4
libgrpc++-dev libgrpc++1 libgrpc10
libgrpc-dev libgrpc10
libgrss-dev libgrss0
libgs-dev libgs9
libgsasl-dev libgsasl7
libgsasl7-dev libgsasl7
libgsecuredelete-dev libgsecuredelete0
libgsettings-qt-dev libgsettings-qt1
libgsf-1-dev libgsf-1-114
libgsl-dev libgsl25 libgslcblas0
libgsm1-dev libgsm1
libgsoap-dev libgsoap-2.8.104
libgsound-dev libgsound0
libgspell-1-dev libgspell-1-2
libgss-dev libgss3
libgssdp-1.2-dev libgssdp-1.2-0
libgssglue-dev libgssglue1
libgst-dev libgst7
libgstreamer-ocaml-dev libgstreamer-gl1.0-0 libgstreamer-plugins-base1.0-0 libgstreamer1.0-0
libgstreamer-plugins-bad1.0-dev libgstreamer-opencv1.0-0 libgstreamer-plugins-bad1.0-0
libgstreamer-plugins-base1.0-dev libgstreamer-gl1.0-0 libgstreamer-plugins-base1.0-0
libgstreamer1.0-dev libgstreamer1.0-0
libgstreamerd-3-dev libgstreamerd-3-0 libgtkd-3-0
libgstreamermm-1.0-dev libgstreamermm-1.0-1
libgstrtspserver-1.0-dev libgstrtspserver-1.0-0
libgtest-dev
libgtextutils-dev libgtextutils0v5
libgtg-dev libgtg0
libgtherm-dev libgtherm-0.0-0
libgtk-3-dev libgtk-3-0
libgtk-layer-shell-dev libgtk-layer-shell0
libgtk-vnc-2.0-dev libgtk-vnc-2.0-0 libgvnc-1.0-0
libgtk2.0-cil-dev libgtk2.0-cil
libgtk2.0-dev libgtk2.0-0
libgtkada20-dev libgtkada20
libgtkd-3-dev libgtkd-3-0
libgtkdatabox-dev libgtkdatabox0
libgtkdsv-3-dev libgtkd-3-0 libgtkdsv-3-0
libgtkextra-dev libgtkextra-3.0
libgtkgl2.0-dev libgtkgl2.0-1
libgtkglext1-dev libgtkglext1
libgtkglextmm-x11-1.2-dev libgtkglextmm-x11-1.2-0v5
libgtkhex-3-dev libgtkhex-3-0
libgtkhotkey-dev libgtkhotkey1
libgtkmathview-dev libgtkmathview0c2a
libgtkmm-2.4-dev libgtkmm-2.4-1v5
libgtkmm-3.0-dev libgtkmm-3.0-1v5
libgtkpod-dev libgtkpod1
libgtksourceview-3.0-dev libgtksourceview-3.0-1
libgtksourceview-4-dev libgtksourceview-4-0
libgtksourceviewmm-3.0-dev libgtksourceviewmm-3.0-0v5
libgtkspell-dev libgtkspell0
libgtkspell3-3-dev libgtkspell3-3-0
libgtkspellmm-3.0-dev libgtkspellmm-3.0-0v5
libgtop2-dev libgtop-2.0-11
libgtp-dev libgtp6
libgts-dev libgts-0.7-5
libguac-dev libguac19
libgucharmap-2-90-dev libgucharmap-2-90-7
libgudev-1.0-dev libgudev-1.0-0
libgudhi-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-filesystem1.74.0 libboost-program-options1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-test1.74.0 libboost-thread1.74.0 libboost-timer1.74.0 libgmp10 libgmpxx4ldbl libtbb2
libguess-dev libguess1
libguestfs-dev libguestfs0
libguestfs-gobject-dev libguestfs-gobject-1.0-0
libguestfs-ocaml-dev libguestfs0
libguichan-dev libguichan-0.8.1-1v5 libguichan-allegro-0.8.1-1v5 libguichan-opengl-0.8.1-1v5 libguichan-sdl-0.8.1-1v5
libgulkan-dev libgulkan-0.15-0
libgumbo-dev libgumbo1
libgupnp-1.2-dev libgupnp-1.2-0
libgupnp-av-1.0-dev libgupnp-av-1.0-2
libgupnp-dlna-2.0-dev libgupnp-dlna-2.0-3
libgupnp-igd-1.0-dev libgupnp-igd-1.0-4
libgusb-dev libgusb2
libgutenprint-dev libgutenprint9
libgutenprintui2-dev libgutenprintui2-2
libguvcview-dev libguvcview-2.0-2
libguytools2-dev libguytools2
libgvnc-1.0-dev libgvnc-1.0-0
libgweather-3-dev libgweather-3-16
libgwengui-fox16-dev libgwengui-fox16-79 libgwenhywfar79
libgwengui-gtk3-dev libgwengui-gtk3-79 libgwenhywfar79
libgwengui-qt5-dev libgwengui-qt5-79 libgwenhywfar79
libgwenhywfar-core-dev libgwenhywfar79
libgwrap-runtime-dev libgwrap-runtime2
libgwyddion20-dev libgwyddion2-0
libgxps-dev libgxps2
libgxr-dev libgxr-0.15-0
libgxw-dev libgxw0
libgxwmm-dev libgxwmm0
libgyoto8-dev libgyoto8
libgzstream-dev libgzstream0
libh2o-dev libh2o0.13
libh2o-evloop-dev libh2o-evloop0.13
libhackrf-dev libhackrf0
libhamlib++-dev libhamlib++4 libhamlib4
libhamlib-dev libhamlib4
libhandy-0.0-dev libhandy-0.0-0
libhandy-1-dev libhandy-1-0
libhangul-dev libhangul1
libharfbuzz-dev libharfbuzz-gobject0 libharfbuzz-icu0 libharfbuzz0b
libharminv-dev libharminv3
libharp-dev libharp12
libhashkit-dev libhashkit2
libhat-trie-dev libhat-trie0
libhavege-dev libhavege2
libhawknl-dev libhawknl
libhbaapi-dev libhbaapi2
libhbalinux-dev libhbalinux2
libhd-dev libhd21
libhdate-dev libhdate1
libhdcpsdk-dev libhdcpsdk0
libhdf4-alt-dev libhdf4-0-alt
libhdf4-dev libhdf4-0
libhdf5-dev libhdf5-103-1 libhdf5-cpp-103-1 libhdf5-fortran-102 libhdf5-hl-100 libhdf5-hl-cpp-100 libhdf5-hl-fortran-100
libhdf5-mpi-dev libhdf5-openmpi-103-1 libhdf5-openmpi-cpp-103-1 libhdf5-openmpi-fortran-102 libhdf5-openmpi-hl-100 libhdf5-openmpi-hl-cpp-100 libhdf5-openmpi-hl-fortran-100
libhdf5-mpich-dev libhdf5-mpich-103-1 libhdf5-mpich-cpp-103-1 libhdf5-mpich-fortran-102 libhdf5-mpich-hl-100 libhdf5-mpich-hl-cpp-100 libhdf5-mpich-hl-fortran-100
libhdf5-openmpi-dev libhdf5-openmpi-103-1 libhdf5-openmpi-cpp-103-1 libhdf5-openmpi-fortran-102 libhdf5-openmpi-hl-100 libhdf5-openmpi-hl-cpp-100 libhdf5-openmpi-hl-fortran-100
libhdfeos-dev libhdfeos0
libhdhomerun-dev libhdhomerun4
libhe5-hdfeos-dev libhe5-hdfeos0
libhealpix-cxx-dev libhealpix-cxx2
libhealpix-dev libhealpix0
libheartbeat2-dev libheartbeat2
libheif-dev libheif1
libhepmc3-dev libhepmc3
libhepmc3-search-dev libhepmc3-search
libhera-dev
libhersheyfont-dev libhersheyfont0
libhesiod-dev libhesiod0
libhfsp-dev libhfsp0
libhfst-dev libhfst52
libhidapi-dev libhidapi-hidraw0 libhidapi-libusb0
libhighwayhash-dev libhighwayhash0
libhinawa-dev libhinawa2
libhiredis-dev libhiredis0.14
libhivex-dev libhivex0
libhivex-ocaml-dev libhivex0
libhkl-dev libhkl5
libhmat-oss-dev libhmat-oss1
libhmmer2-dev
libhmsbeagle-dev libhmsbeagle1v5
libhnswlib-dev
libhocr-dev libhocr0
libhoel-dev libhoel1.4
libhomfly-dev libhomfly0
libhpdf-dev libhpdf-2.3.0
libhpmud-dev libhpmud0
libhpptools-dev
libhsail-rt-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libhsail-rt0 libitm1 liblsan0 libquadmath0 libtsan0 libubsan1
libhsail-rt-9-dev gcc-9-base libasan5
libhsakmt-dev libhsakmt1
libhtmlcxx-dev libcss-parser-pp0v5 libcss-parser0 libhtmlcxx3v5
libhtp-dev libhtp2
libhts-dev libhts3
libhtscodecs-dev libhtscodecs2
libhtsengine-dev libhtsengine1
libhttp-parser-dev libhttp-parser2.9
libhttrack-dev libhttrack2
libhugetlbfs-dev libhugetlbfs0
libhunspell-dev libhunspell-1.7-0
libhwloc-dev libhwloc15
libhx-dev libhx32
libhyperscan-dev libhyperscan5
libhyphen-dev libhyphen0
libhypre-dev libhypre
libhz-dev libhz0
libi2c-dev libi2c0
libi2util-dev
libibdm-dev libibdm1
libiberty-dev
libibmad-dev libibmad5
libibnetdisc-dev libibnetdisc5
libibtk-dev libibtk0
libibumad-dev libibumad3
libibus-1.0-dev libibus-1.0-5
libibverbs-dev libibverbs1
libical-dev libical3
libicapapi-dev libicapapi5
libice-dev libice6
libicecc-dev libarchive13 libcap-ng0 liblzo2-2 libzstd1
libicns-dev libicns1
libiconv-hook-dev libiconv-hook1
libics-dev libics0
libicu-dev libicu67
libicu-le-hb-dev libicu-le-hb0
libid3-3.8.3-dev libid3-3.8.3v5
libid3tag0-dev libid3tag0
libiddawc-dev libiddawc0.9
libideep-dev libdnnl2
libident-dev libident
libidl-dev libidl-2-0
libidn11-dev libidn11
libidn2-0-dev libidn2-0
libidn2-dev libidn2-0
libidzebra-2.0-dev libidzebra-2.0-0
libiec16022-dev libiec16022-0
libiec61883-dev libiec61883-0
libieee1284-3-dev libieee1284-3
libifcplusplus-dev libifcplusplus
libifstat-dev libnetsnmptrapd40 libsnmp40
libigc-dev libigc1
libigdfcl-dev libigdfcl1
libigdgmm-dev libigdgmm11
libigfxcmrt-dev libigfxcmrt7
libigloo-dev libigloo0
libignition-cmake-dev
libignition-common-dev libignition-common3-3 libignition-common3-av3 libignition-common3-events3 libignition-common3-graphics3 libignition-common3-profiler3
libignition-fuel-tools-dev libignition-fuel-tools4-4
libignition-fuel-tools1-dev libignition-fuel-tools4-4
libignition-math-dev libignition-math6-6
libignition-math4-dev libignition-math6-6
libignition-msgs-dev libignition-msgs5-5
libignition-transport-dev libignition-transport8-8
libignition-transport4-dev libignition-transport8-8
libigraph-dev libigraph1
libiio-dev libiio0
libiitii-dev
libijs-dev libijs-0.35
libiksemel-dev libiksemel3
libilmbase-dev libilmbase25
libimaevm-dev libimaevm0
libimage-geometry-dev libimage-geometry1d
libimage-proc-dev libimage-proc0d
libimage-publisher-dev libimage-publisher0d
libimage-rotate-dev libimage-rotate0d
libimage-transport-dev libimage-transport0d
libimage-view-dev libimage-view0d
libimagequant-dev libimagequant0
libimecore-dev libimecore0
libimepinyin-dev libimepinyin0
libimetable-dev libimetable0
libimgui-dev libstb0
libiml-dev libiml0
libimlib2-dev libimlib2
libimobiledevice-dev libimobiledevice6
libinchi-dev libinchi1
libindi-dev libindialignmentdriver1 libindidriver1 libindilx200-1
libindigo-dev libindigo0d
libinfinity-0.7-dev libinfgtk-0.7-0 libinfinity-0.7-0
libinhomog-dev libinhomog0
libini-config-dev libbasicobjects0 libcollection4 libini-config5 libref-array1
libinih-dev libinih1 libinireader0
libiniparser-dev libiniparser1
libinjeqt-dev libinjeqt1
libinklevel-dev libinklevel5
libinotifytools0-dev libinotifytools0
libinput-dev libinput10
libinput-pad-dev libinput-pad1
libinputsynth-dev libinputsynth-0.15-0
libinsane-dev libinsane1
libinsighttoolkit4-dev libinsighttoolkit4.13
libinstpatch-dev libinstpatch-1.0-2
libint-dev libint1
libint2-dev libint2-2
libintelrdfpmath-dev
libinteractive-markers-dev libinteractive-markers2d
libiodbc2-dev libiodbc2
libip4tc-dev libip4tc2
libip6tc-dev libip6tc2
libipa-hbac-dev libipa-hbac0
libipe-dev libipe7.2.23
libiperf-dev libiperf0
libipmctl-dev libipmctl4
libipmiconsole-dev libipmiconsole2
libipmidetect-dev libipmidetect0
libipmimonitoring-dev libipmimonitoring6
libips4o-dev
libipsec-mb-dev libipsec-mb0
libipset-dev libipset13
libipt-dev libipt2
libiptc-dev libip4tc2 libip6tc2
libiptcdata0-dev libiptcdata0
libircclient-dev libircclient1
libirecovery-1.0-dev libirecovery-1.0-3
libirman-dev libirman0
libirrlicht-dev libirrlicht1.8
libirstlm-dev libirstlm1
libisal-dev libisal2
libiscsi-dev libiscsi7
libisds-dev libisds5
libisl-dev libisl23
libismrmrd-dev libismrmrd1.4
libisns-dev libisns0
libiso9660++-dev libcdio++1 libcdio19 libiso9660++0
libiso9660-dev libcdio19 libiso9660-11
libisoburn-dev libisoburn1
libisocodes-dev libisocodes1
libisofs-dev libisofs6
libisospec++-dev libisospec++2
libite-dev libite5
libitl-dev libitl0
libitl-gobject-dev libitl-gobject0
libitpp-dev libitpp8v5
libitsol-dev libitsol1
libivykis-dev libivykis0
libiw-dev libiw30
libixion-dev libixion-0.16-0
libixp-dev libixp0
libjack-dev libjack0
libjack-jackd2-dev libjack-jackd2-0
libjalali-dev libjalali0
libjama-dev
libjansson-dev libjansson4
libjaula-dev libjaula1
libjavascriptcoregtk-4.0-dev libjavascriptcoregtk-4.0-18
libjaylink-dev libjaylink0
libjbig-dev libjbig0
libjbig2dec0-dev libjbig2dec0
libjcat-dev libjcat1
libjconv-dev libjconv2
libjdns-dev libjdns2
libjellyfish-2.0-dev libjellyfish-2.0-2
libjemalloc-dev libjemalloc2
libjerasure-dev libjerasure2
libjim-dev libjim0.79
libjose-dev libjose0
libjpeg-dev libjpeg62-turbo
libjpeg62-turbo-dev libjpeg62-turbo
libjpgalleg4-dev liballegro4.4 libjpgalleg4.4
libjq-dev libjq1
libjreen-qt5-dev libjreen-qt5-1
libjsmn-dev
libjson-c-dev libjson-c5
libjson-glib-dev libjson-glib-1.0-0
libjson11-1-dev libjson11-1
libjsoncpp-dev libjsoncpp24
libjsonnet-dev libjsonnet0
libjsonparser-dev libjsonparser1.1
libjsonrpc-glib-1.0-dev libjsonrpc-glib-1.0-1
libjsonrpccpp-dev libjsonrpccpp-client0 libjsonrpccpp-common0 libjsonrpccpp-server0 libjsonrpccpp-stub0
libjte-dev libjte2
libjthread-dev libjthread1.3.1
libjudy-dev libjudydebian1
libjulia-dev libjulia1
libjwt-dev
libjwt-gnutls-dev libjwt-gnutls0
libjxr-dev libjxr0
libk3b-dev libk3b7
libkaccounts-dev libkaccounts2
libkafs-client-dev libkafs-client0
libkainjow-mustache-dev
libkakasi2-dev libkakasi2
libkal-dev
libkarma-dev libkarma0
libkate-dev libkate1
libkaz-dev libkaz1
libkcapi-dev libkcapi1
libkchart-dev libkchart2
libkcolorpicker-dev libkcolorpicker0
libkdb3-dev libkdb3-4abi1
libkdecorations2-dev libkdecorations2-5v5 libkdecorations2private7
libkdf5-dev libkdf5-2
libkdl-parser-dev libkdl-parser1d
libkdsoap-dev libkdsoap-server1 libkdsoap1
libkdtree++-dev
libkeduvocdocument-dev libkeduvocdocument5
libkeybinder-3.0-dev libkeybinder-3.0-0
libkeybinder-dev libkeybinder0
libkeyutils-dev libkeyutils1
libkf5activities-dev libkf5activities5
libkf5activitiesstats-dev libkf5activitiesstats1
libkf5akonadi-dev libkf5akonadiagentbase5 libkf5akonadicore5abi2 libkf5akonadiprivate5abi2 libkf5akonadiwidgets5abi1 libkf5akonadixml5
libkf5akonadicalendar-dev libkf5akonadicalendar5abi1
libkf5akonadicontact-dev libkf5akonadicontact5 libkf5contacteditor5
libkf5akonadimime-dev libkf5akonadimime5
libkf5akonadinotes-dev libkf5akonadinotes5
libkf5akonadisearch-dev libkf5akonadisearchcore5 libkf5akonadisearchdebug5 libkf5akonadisearchpim5 libkf5akonadisearchxapian5
libkf5akonadiserver-dev libkf5akonadiprivate5abi2
libkf5alarmcalendar-dev libkf5alarmcalendar5abi1
libkf5archive-dev libkf5archive5
libkf5attica-dev libkf5attica5
libkf5auth-dev libkf5auth5
libkf5baloowidgets-dev libkf5baloowidgets5
libkf5bluezqt-dev libkf5bluezqt6
libkf5bookmarks-dev libkf5bookmarks5
libkf5calendarcore-dev libkf5calendarcore5abi2
libkf5calendarsupport-dev libkf5calendarsupport5abi1
libkf5calendarutils-dev libkf5calendarutils5
libkf5cddb-dev libkf5cddb5
libkf5codecs-dev libkf5codecs5
libkf5compactdisc-dev libkf5compactdisc5
libkf5completion-dev libkf5completion5
libkf5config-dev libkf5configcore5 libkf5configgui5
libkf5configwidgets-dev libkf5configwidgets5
libkf5contacteditor-dev libkf5contacteditor5
libkf5contacts-dev libkf5contacts5
libkf5coreaddons-dev libkf5coreaddons5
libkf5crash-dev libkf5crash5
libkf5dav-dev libkf5dav5
libkf5dbusaddons-dev libkf5dbusaddons5
libkf5declarative-dev libkf5calendarevents5 libkf5declarative5 libkf5quickaddons5
libkf5dnssd-dev libkf5dnssd5
libkf5doctools-dev libkf5doctools5
libkf5emoticons-dev libkf5emoticons5
libkf5eventviews-dev libkf5eventviews5abi1
libkf5filemetadata-dev libkf5filemetadata3
libkf5globalaccel-dev libkf5globalaccel5 libkf5globalaccelprivate5
libkf5grantleetheme-dev libkf5grantleetheme5
libkf5gravatar-dev libkf5gravatar5abi2
libkf5guiaddons-dev libkf5guiaddons5
libkf5holidays-dev libkf5holidays5
libkf5i18n-dev libkf5i18n5
libkf5iconthemes-dev libkf5iconthemes5
libkf5identitymanagement-dev libkf5identitymanagement5
libkf5idletime-dev libkf5idletime5
libkf5imap-dev libkf5imap5
libkf5incidenceeditor-dev libkf5incidenceeditor5abi1
libkf5itemmodels-dev libkf5itemmodels5
libkf5itemviews-dev libkf5itemviews5
libkf5jobwidgets-dev libkf5jobwidgets5
libkf5jsembed-dev libkf5jsembed5
libkf5kaddressbookgrantlee-dev libkf5kaddressbookgrantlee5
libkf5kaddressbookimportexport-dev libkf5kaddressbookimportexport5
libkf5kcmutils-dev libkf5kcmutils5
libkf5kdcraw-dev libkf5kdcraw5
libkf5kdegames-dev libkf5kdegames7 libkf5kdegamesprivate1
libkf5kdelibs4support-dev libkf5kdelibs4support5
libkf5kexiv2-dev libkf5kexiv2-15.0.0
libkf5khtml-dev libkf5khtml5
libkf5kio-dev libkf5kiocore5 libkf5kiofilewidgets5 libkf5kiogui5 libkf5kiontlm5 libkf5kiowidgets5
libkf5kipi-dev libkf5kipi32.0.0
libkf5kjs-dev libkf5js5 libkf5jsapi5
libkf5kmahjongglib-dev libkf5kmahjongglib5
libkf5konq-dev libkf5konq6
libkf5kontactinterface-dev libkf5kontactinterface5
libkf5ksieve-dev libkf5kmanagesieve5 libkf5ksieve5 libkf5ksieveui5
libkf5ldap-dev libkf5ldap5abi1
libkf5libkdepim-dev libkf5libkdepim5
libkf5libkleo-dev libkf5libkleo5
libkf5mailcommon-dev libkf5mailcommon5abi2
libkf5mailimporter-dev libkf5mailimporter5 libkf5mailimporterakonadi5
libkf5mailtransport-dev libkf5mailtransport5 libkf5mailtransportakonadi5
libkf5mbox-dev libkf5mbox5
libkf5mediaplayer-dev libkf5mediaplayer5
libkf5mediawiki-dev libkf5mediawiki5
libkf5messagecomposer-dev libkf5messagecomposer5abi1
libkf5messagecore-dev libkf5messagecore5abi1
libkf5messagelist-dev libkf5messagelist5abi1
libkf5messageviewer-dev libkf5messagecore5abi1 libkf5messageviewer5abi1 libkf5mimetreeparser5abi1
libkf5mime-dev libkf5mime5abi1
libkf5mimetreeparser-dev libkf5mimetreeparser5abi1
libkf5networkmanagerqt-dev libkf5networkmanagerqt6
libkf5newstuff-dev libkf5newstuff5 libkf5newstuffcore5
libkf5notifications-dev libkf5notifications5
libkf5notifyconfig-dev libkf5notifyconfig5
libkf5package-dev libkf5package5
libkf5parts-dev libkf5parts5
libkf5people-dev libkf5people5 libkf5peoplebackend5 libkf5peoplewidgets5
libkf5pimcommon-dev libkf5pimcommon5abi2 libkf5pimcommonakonadi5abi1
libkf5pimtextedit-dev libkf5pimtextedit5abi2
libkf5plasma-dev libkf5plasma5 libkf5plasmaquick5
libkf5plotting-dev libkf5plotting5
libkf5prison-dev libkf5prison5
libkf5pty-dev libkf5pty5
libkf5pulseaudioqt-dev libkf5pulseaudioqt2
libkf5purpose-dev libkf5purpose5
libkf5qqc2desktopstyle-dev
libkf5runner-dev libkf5runner5
libkf5sane-dev libkf5sane5
libkf5screen-dev libkf5screen7
libkf5service-dev libkf5service5
libkf5solid-dev libkf5solid5
libkf5sonnet-dev libkf5sonnetcore5 libkf5sonnetui5
libkf5style-dev libkf5style5
libkf5su-dev libkf5su5
libkf5syndication-dev libkf5syndication5abi1
libkf5syntaxhighlighting-dev libkf5syntaxhighlighting5
libkf5sysguard-dev libksignalplotter9 liblsofui9 qml-module-org-kde-ksysguard
libkf5templateparser-dev libkf5templateparser5
libkf5texteditor-dev libkf5texteditor5
libkf5textwidgets-dev libkf5textwidgets5
libkf5threadweaver-dev libkf5threadweaver5
libkf5tnef-dev libkf5tnef5
libkf5unitconversion-dev libkf5unitconversion5
libkf5wallet-dev libkf5wallet5 libkwalletbackend5-5
libkf5wayland-dev libkf5waylandclient5 libkf5waylandserver5
libkf5webengineviewer-dev libkf5webengineviewer5abi1
libkf5webkit-dev libkf5webkit5
libkf5widgetsaddons-dev libkf5widgetsaddons5
libkf5windowsystem-dev libkf5windowsystem5
libkf5xmlgui-dev libkf5xmlgui5
libkf5xmlrpcclient-dev libkf5xmlrpcclient5
libkgantt-dev libkgantt2
libkibi-dev libkibi0
libkickpass-dev libkickpass0
libkido-dev libdart-external-odelcpsolver6 libdart6
libkido-gui-dev libdart-external-odelcpsolver6 libdart-gui6 libdart-utils6 libdart6
libkido-gui-osg-dev libdart-external-odelcpsolver6 libdart-gui-osg6 libdart-gui6 libdart-utils6 libdart6
libkido-optimizer-ipopt-dev libdart-external-odelcpsolver6 libdart-optimizer-ipopt6 libdart6
libkido-optimizer-nlopt-dev libdart-external-odelcpsolver6 libdart-optimizer-nlopt6 libdart6
libkido-planning-dev libdart-external-odelcpsolver6 libdart-planning6 libdart6
libkido-utils-dev libdart-external-odelcpsolver6 libdart-utils6 libdart6
libkim-api-dev libkim-api2
libkimageannotator-dev libkimageannotator0
libkissfft-dev libkissfft-float131
libkiwix-dev libkiwix9
libkkc-dev libkkc2
libklatexformula4-dev libklatexformula4
libklibc-dev libklibc
libkmc-dev
libkmer-dev
libkmfl-dev libkmfl0
libkmflcomp-dev libkmflcomp0
libkml-dev libkmlbase1 libkmlconvenience1 libkmldom1 libkmlengine1 libkmlregionator1 libkmlxsd1
libkmnkbp-dev libkmnkbp0-0
libkmod-dev libkmod2
libknet-dev libknet1
libknot-dev libdnssec8 libknot11 libzscanner3
libkokyu-dev libace-6.5.12 libkokyu-6.5.12
libkolabxml-dev libkolabxml1v5
libkomparediff2-dev libkomparediff2-5
libkompareinterface-dev libkompareinterface5
libkpathsea-dev libkpathsea6
libkpimgapi-dev libkpimgapiblogger5abi1 libkpimgapicalendar5 libkpimgapicontacts5 libkpimgapicore5abi1 libkpimgapidrive5 libkpimgapilatitude5 libkpimgapimaps5 libkpimgapitasks5
libkpimimportwizard-dev libkpimimportwizard5
libkpimitinerary-dev libkpimitinerary5
libkpimpkpass-dev libkpimpkpass5
libkpimsmtp-dev libkpimsmtp5abi1
libkpmcore-dev libkpmcore10
libkproperty3-dev libkpropertycore3-4 libkpropertywidgets3-4
libkrad-dev libkrad0
libkrb5-dev
libkreport3-dev libkreport3-4
libksba-dev libksba8
libksba-mingw-w64-dev
libktoblzcheck1-dev libktoblzcheck1v5
libktorrent-dev libkf5torrent6abi1
libktp-dev libktpcommoninternals9abi1 libktplogger9abi1 libktpmodels9abi1 libktpotr9 libktpwidgets9
libkwaylandserver-dev libkwaylandserver5
libkwnn-dev libkwnn0
libkxl0-dev libkxl0
libkyotocabinet-dev libkyotocabinet16v5
liblablgl-ocaml-dev freeglut3 libglu1-mesa libtcl8.6 libtk8.6 libxmu6
liblablgtk2-gl-ocaml-dev libgtkgl2.0-1
liblablgtk2-gnome-ocaml-dev librsvg2-2
liblablgtk2-ocaml-dev libgtk2.0-0 libgtkspell0
liblablgtk3-ocaml-dev libgtk-3-0
liblablgtkmathview-ocaml-dev libgtkmathview0c2a
liblablgtksourceview3-ocaml-dev libgtksourceview-3.0-1
liblablgtkspell3-ocaml-dev libgtkspell3-3-0
liblangtag-dev liblangtag-gobject0 liblangtag1
liblapack-dev libblas3 liblapack3
liblapack64-dev libblas64-3 liblapack64-3
liblapacke-dev libblas3 liblapack3 liblapacke libtmglib3
liblapacke64-dev libblas64-3 liblapack64-3 liblapacke64 libtmglib64-3
liblaser-geometry-dev liblaser-geometry0d
liblasi-dev liblasi0
liblasso3-dev liblasso3
liblastfm5-dev liblastfm-fingerprint5-1 liblastfm5-1
liblaszip-dev liblaszip-api8 liblaszip8
liblaxjson-dev liblaxjson1
liblbfgs-dev liblbfgs0
liblbfgsb-dev liblbfgsb0
liblcas-dev lcas-interface liblcas0
liblcm-dev liblcm1
liblcmaps-dev liblcmaps0
liblcmaps-without-gsi-dev liblcmaps-without-gsi0
liblcms2-dev liblcms2-2
libldacbt-abr-dev libldacbt-abr2
libldacbt-enc-dev libldacbt-enc2
libldap2-dev libldap-2.4-2
libldb-dev libldb2
libldm-common-dev libldm-common0
libldm-dev libldm-1.0-0
libldns-dev libldns3
libleatherman-dev libleatherman1.12.1
liblemon-dev liblemon1.3.1
liblensfun-dev liblensfun1
libleptonica-dev liblept5
libleveldb-dev libleveldb1d
liblfunction-dev liblfunction0
liblhasa-dev liblhasa0
liblief-dev liblief0
libliggghts-dev libliggghts3
liblightdm-gobject-dev gir1.2-lightdm-1 liblightdm-gobject-1-0
liblightdm-qt5-3-dev liblightdm-qt5-3-0
liblilv-dev liblilv-0-0
liblimesuite-dev liblimesuite20.10-1
liblinbox-dev liblinbox-1.6.3-0
liblinear-dev liblinear4
liblingot-dev liblingot0
liblink-grammar-dev liblink-grammar5
liblinphone-dev liblinphone++10 liblinphone10
liblip-dev liblip2
libliquid-dev libliquid2d
liblirc-dev liblirc-client0 liblirc0
liblircclient-dev liblirc-client0 liblirc0
liblistserialsj-dev liblistserialsj1
liblitehtml-dev liblitehtml0
liblitl-dev liblitl0
liblld-11-dev liblld-11
liblld-13-dev liblld-13
liblld-16-dev liblld-16
liblld-9-dev liblld-9
liblldb-11-dev
liblldb-13-dev
liblldb-16-dev
liblldb-9-dev
liblldb-dev
liblldpctl-dev
libllvm-11-ocaml-dev libclang-cpp11 libllvm11
libllvm-13-ocaml-dev libclang-cpp13 libllvm13
libllvm-16-ocaml-dev libclang-cpp16 libllvm16
libllvm-9-ocaml-dev libclang-cpp9 libllvm9
libllvm-ocaml-dev libclang-cpp11 libllvm11
libllvmspirvlib-dev
liblmdb++-dev liblmdb0
liblmdb-dev liblmdb0
liblms7compact-dev liblms7compact0
liblnk-dev liblnk1
liblo-dev liblo7
liblo-ocaml-dev liblo7
liblo10k1-dev liblo10k1-0
libloadpng4-dev liballegro4.4 libjpgalleg4.4 libloadpng4.4
liblockfile-dev liblockfile1
liblog4ada7-dev liblog4ada6
liblog4c-dev liblog4c3
liblog4cplus-dev liblog4cplus-2.0.5
liblog4cpp5-dev liblog4cpp5v5
liblog4cxx-dev liblog4cxx11
liblog4shib-dev liblog4shib2
liblog4tango-dev liblog4tango5v5
liblogg4-dev liballegro4.4 libjpgalleg4.4 liblogg4.4
liblognorm-dev liblognorm5
libloki-dev libloki0.1.7
liblomiri-api-dev liblomiri-api0
liblomiri-app-launch-dev liblomiri-app-launch0
liblomiri-download-manager-client-dev libldm-common0 liblomiri-download-manager-client0 liblomiri-download-manager-common0
liblomiri-download-manager-common-dev libldm-common0 liblomiri-download-manager-common0
liblomiri-upload-manager-common-dev libldm-common0 liblomiri-upload-manager-common0
liblomiri-url-dispatcher-dev liblomiri-url-dispatcher0
liblopsub-dev
liblorene-dev liblorene-debian1 liblorene-export-debian0 liblorenef77-debian1
libloudmouth1-dev libloudmouth1-0
liblouis-dev liblouis20
liblouisutdml-dev liblouisutdml9
liblouisxml-dev liblouisxml1
liblowdown-dev
liblpsolve55-dev libamd2 libbtf1 libcamd2 libccolamd2 libcholmod3 libcolamd2 libcxsparse3 libgraphblas3 libklu1 libldl2 libmongoose2 librbio2 libsliplu1 libspqr2 libsuitesparseconfig5 libumfpack5
liblqr-1-0-dev liblqr-1-0
liblrcalc-dev liblrcalc1
liblrdf0-dev liblrdf0
liblrm2-dev liblrm2
liblrs-dev
liblscp-dev liblscp6
libltc-dev libltc11
libltdl-dev libltdl7
liblttng-ctl-dev liblttng-ctl0
liblttng-ust-dev liblttng-ust-ctl4 liblttng-ust-python-agent0 liblttng-ust0
liblua5.1-0-dev liblua5.1-0
liblua5.1-bitop-dev
liblua5.2-dev liblua5.2-0
liblua5.3-dev liblua5.3-0
liblua5.4-dev liblua5.4-0
liblua50-dev liblua50
libluabind-dev libluabind0.9.1d1
libluajit-5.1-dev libluajit-5.1-2
liblualib50-dev liblua50 liblualib50
liblucene++-dev liblucene++-contrib0v5 liblucene++0v5
libluksde-dev libluksde1
libluksmeta-dev libluksmeta0
liblunar-date-dev liblunar-date-2.0-0
liblur-dev liblur3
liblutok-dev liblutok3
liblv2dynparam1-dev liblv2dynparamhost1-1 liblv2dynparamplugin1-0
liblvm2-dev libdevmapper-event1.02.1 libdevmapper1.02.1 liblvm2cmd2.03
liblwip-dev liblwip0
liblwipv6-dev liblwipv6-2
liblwt-ocaml-dev libev4
liblxi-dev liblxi1
liblxqt-globalkeys-ui0-dev liblxqt-globalkeys-ui0
liblxqt-globalkeys0-dev liblxqt-globalkeys0
liblxqt0-dev liblxqt0
liblz-dev liblz1
liblz4-dev liblz4-1
liblzf-dev liblzf1
liblzma-dev liblzma5
liblzo2-dev liblzo2-2
libm17n-dev libm17n-0
libm17n-im-config-dev libm17n-im-config0
libm4ri-dev libm4ri-0.0.20200125
libm4rie-dev libm4rie-0.0.20200125
libmaa-dev libmaa4
libmacaroons-dev libmacaroons0
libmad-ocaml-dev libmad0
libmad0-dev libmad0
libmadlib-dev libmadlib
libmadness-dev
libmaeparser-dev libmaeparser1
libmagic-dev libmagic1
libmagic-ocaml-dev libmagic1
libmagick++-6.q16-dev libmagick++-6.q16-8 libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra libmagickwand-6.q16-6
libmagick++-6.q16hdri-dev libmagick++-6.q16hdri-8 libmagickcore-6.q16hdri-6 libmagickcore-6.q16hdri-6-extra libmagickwand-6.q16hdri-6
libmagick++-dev libmagick++-6.q16-8 libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra libmagickwand-6.q16-6
libmagickcore-6.q16-dev libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra
libmagickcore-6.q16hdri-dev libmagickcore-6.q16hdri-6 libmagickcore-6.q16hdri-6-extra
libmagickcore-dev libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra
libmagickwand-6.q16-dev libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra libmagickwand-6.q16-6
libmagickwand-6.q16hdri-dev libmagickcore-6.q16hdri-6 libmagickcore-6.q16hdri-6-extra libmagickwand-6.q16hdri-6
libmagickwand-dev libmagickcore-6.q16-6 libmagickcore-6.q16-6-extra libmagickwand-6.q16-6
libmagics++-dev libmagplus3v5
libmagics++-metview-dev libmagplus3v5
libmailutils-dev libmailutils7 libmu-dbm7
libmalaga-dev libmalaga7
libmalcontent-0-dev libmalcontent-0-0
libmalcontent-ui-0-dev libmalcontent-0-0 libmalcontent-ui-0-0
libmaloc-dev libmaloc1
libmanette-0.2-dev libmanette-0.2-0
libmap-msgs-dev
libmapbox-variant-dev
libmapcache1-dev libmapcache1
libmapnik-dev libmapnik3.1
libmapserver-dev libmapserver2
libmarble-dev libastro1 libmarblewidget-qt5-28
libmarco-dev libmarco-private2
libmariadb-dev libmariadb3
libmariadbd-dev libmariadb3 libmariadbd19
libmarisa-dev libmarisa0
libmarkdown2-dev libmarkdown2
libmash-dev
libmatchbox-dev libmatchbox1
libmate-desktop-dev libmate-desktop-2-17
libmate-menu-dev libmate-menu2
libmate-panel-applet-dev libmate-panel-applet-4-1
libmate-sensors-applet-plugin-dev libmate-sensors-applet-plugin0
libmate-slab-dev libmate-slab0
libmate-window-settings-dev libmate-window-settings1
libmatedict-dev libmatedict6
libmatekbd-dev libmatekbd4
libmatemixer-dev libmatemixer0
libmateweather-dev libmateweather1
libmatheval-dev libmatheval1
libmathic-dev libmathic0v5
libmathicgb-dev libmathicgb0
libmatio-dev libmatio11
libmatroska-dev libmatroska7
libmaus2-dev libmaus2-2
libmawk-dev libmawk1
libmaxflow-dev libmaxflow0
libmaxminddb-dev libmaxminddb0
libmbedtls-dev libmbedcrypto3 libmbedtls12 libmbedx509-0
libmbim-glib-dev libmbim-glib4
libmbt-dev libmbt1
libmbtserver-dev libmbtserver1
libmccs-ocaml-dev libglpk40
libmcpp-dev libmcpp0
libmcrypt-dev libmcrypt4
libmd-dev libmd0
libmd4c-dev libmd4c0
libmd4c-html0-dev libmd4c-html0
libmdc-dev libmdc3
libmdds-dev
libmeanwhile-dev libmeanwhile1
libmecab-dev libmecab2
libmed-dev libmed11
libmedc-dev libmedc11
libmediaart-2.0-dev libmediaart-2.0-0
libmediainfo-dev libmediainfo0v5
libmediastreamer-dev libmediastreamer11
libmedimport-dev libmedc11 libmedimport0v5
libmeep-dev libmeep23
libmeep-mpi-default-dev libmeep-mpi-default23
libmeep-openmpi-dev libmeep-openmpi23
libmemcached-dev libhashkit2 libmemcached11 libmemcachedutil2
libmemkind-dev libmemkind0
libmems-dev libmems1
libmemtailor-dev libmemtailor0
libmenu-cache-dev libmenu-cache3
libmeryl-dev
libmeschach-dev libmeschach1.2
libmeshoptimizer-dev libmeshoptimizer0d
libmessage-filters-dev libmessage-filters1d libroscpp3d libxmlrpcpp3d
libmessaging-menu-dev libmessaging-menu0
libmetacity-dev libmetacity3
libmetis-dev libmetis5
libmetkit-dev libmetkit0d
libmetrohash-dev libmetrohash1
libmetview-dev libmetview0d
libmfsio-dev libmfsio1
libmfx-dev libmfx1
libmgl-dev libmgl-fltk7.5.0 libmgl-glut7.5.0 libmgl-mpi7.5.0 libmgl-qt5-7.5.0 libmgl-wnd7.5.0 libmgl-wx7.5.0 libmgl7.5.0
libmhash-dev libmhash2
libmia-2.4-dev libmia-2.4-4
libmialm-dev libmialm3
libmiaviewit-dev libmiaviewit0
libmicrohttpd-dev libmicrohttpd12
libmigemo-dev libmigemo1
libmikmod-dev libmikmod3
libmilter-dev libmilter1.0.1
libmimelib1-dev libmimelib1c2a
libmimetic-dev libmimetic0v5
libminc-dev libminc2-5.2.0
libmini18n-dev libmini18n1
libminicoredumper-dev libminicoredumper2
libminidjvu-dev libminidjvu0
libminimap-dev libminimap0
libminimap2-dev zlib1g
libminini-dev libminini1
libminiupnpc-dev libminiupnpc17
libminizip-dev libminizip1
libmir-core-dev libmir-core0
libmiral-dev libmiral3 libmirclient9 libmircommon7 libmircookie2 libmircore1
libmirclient-dev libmirclient9 libmircommon7 libmircookie2 libmircore1
libmircommon-dev libmircommon7 libmircore1
libmircookie-dev libmircookie2
libmircore-dev libmircore1
libmirisdr-dev libmirisdr0
libmirplatform-dev libmircommon7 libmircore1 libmirplatform18
libmirrenderer-dev libmircommon7 libmircore1 libmirplatform18
libmirserver-dev libmircommon7 libmircore1 libmirplatform18 libmirserver53
libmirwayland-dev libmircore1 libmirwayland0
libmission-control-plugins-dev libmission-control-plugins0
libmjpegtools-dev liblavfile-2.1-0 liblavjpeg-2.1-0 liblavplay-2.1-0 libmjpegutils-2.1-0 libmpeg2encpp-2.1-0 libmplex2-2.1-0
libmlir-13-dev libmlir-13
libmlir-16-dev libmlir-16
libmlpack-dev libmlpack3
libmlpcap-ocaml-dev libavcall1 libcallback1 libffcall1b libpcap0.8 libtrampoline1
libmlt++-dev libmlt++3
libmlt-dev libmlt6
libmlv3-dev libmlv3
libmm-dev libmm14
libmm-glib-dev libmm-glib0
libmmap-allocator-dev
libmmblib-dev libmmblib3.2
libmmdb2-dev libmmdb2-0
libmmmulti-dev
libmms-dev libmms0
libmng-dev libmng1
libmnl-dev libmnl0
libmodbus-dev libmodbus5
libmodglue1-dev libmodglue1v5
libmodhmm-dev libmodhmm0
libmodpbase64-dev libmodpbase64-0
libmodplug-dev libmodplug1
libmodsecurity-dev libmodsecurity3
libmodulemd-dev libmodulemd2
libmoe-dev libmoe1.5
libmojoshader-dev libmojoshader0
libmongo-client-dev libmongo-client0
libmongoc-dev libbson-1.0-0 libmongoc-1.0-0
libmongoclient-dev libmongoclient0
libmongocrypt-dev libmongocrypt0
libmono-2.0-dev libmonosgen-2.0-1
libmono-addins-gui-cil-dev libgtk2.0-cil
libmonoboehm-2.0-dev libmonoboehm-2.0-1
libmonosgen-2.0-dev libmonosgen-2.0-1
libmonospaceif-dev
libmopac7-dev libmopac7-1gf
libmorph-dev libmorph
libmosquitto-dev libmosquitto1
libmosquittopp-dev libmosquitto1 libmosquittopp1
libmotif-dev libmrm4 libuil4 libxm4
libmount-dev libblkid1 libmount1 libuuid1
libmove-base-msgs-dev
libmovit-dev libmovit8
libmozjs-78-dev libmozjs-78-0
libmp3lame-dev libmp3lame0
libmp3lame-ocaml-dev libmp3lame0
libmpack-dev libmpack0
libmpc-dev libmpc3
libmpcdec-dev libmpcdec6
libmpd-dev libmpd1
libmpdclient-dev libmpdclient2
libmpdec-dev libmpdec3
libmpeg2-4-dev libmpeg2-4
libmpeg3-dev libmpeg3-2
libmpfi-dev libmpfi0
libmpfr-dev libmpfr6
libmpfrc++-dev libmpfr6
libmpg123-dev libmpg123-0 libout123-0 libsyn123-0
libmpich-dev libmpich12
libmpris-qt5-dev libmpris-qt5-1
libmps-dev libmps3
libmps-fortran-dev libmps-fortran0
libmpv-dev libmpv1
libmrmpi-dev libmrmpi1
libmrpt-apps-dev libmrpt-apps2.1 libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-gui2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-bayes-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-math2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-common-dev
libmrpt-comms-dev libmrpt-comms2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-io2.1 libmrpt-system2.1
libmrpt-config-dev libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-system2.1
libmrpt-containers-dev libmrpt-containers2.1 libmrpt-core2.1
libmrpt-core-dev libmrpt-core2.1
libmrpt-detectors-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-detectors2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-gui2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-dev libmrpt-apps2.1 libmrpt-bayes2.1 libmrpt-comms2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-detectors2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-graphslam2.1 libmrpt-gui2.1 libmrpt-hmtslam2.1 libmrpt-hwdrivers2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-kinematics2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-nav2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-ros1bridge2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-topography2.1 libmrpt-vision-lgpl2.1 libmrpt-vision2.1
libmrpt-expr-dev libmrpt-core2.1 libmrpt-expr2.1
libmrpt-graphs-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-graphslam-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-graphslam2.1 libmrpt-gui2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-gui-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-gui2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-hmtslam-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-graphslam2.1 libmrpt-gui2.1 libmrpt-hmtslam2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-hwdrivers-dev libmrpt-bayes2.1 libmrpt-comms2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-gui2.1 libmrpt-hwdrivers2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nanogui2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-img-dev libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-io-dev libmrpt-containers2.1 libmrpt-core2.1 libmrpt-io2.1 libmrpt-system2.1
libmrpt-kinematics-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-kinematics2.1 libmrpt-math2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-maps-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1
libmrpt-math-dev libmrpt-containers2.1 libmrpt-core2.1 libmrpt-math2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-nanoflann-dev
libmrpt-nanogui-dev libmrpt-nanogui2.1
libmrpt-nav-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-kinematics2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-nav2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1
libmrpt-obs-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1
libmrpt-opengl-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-poses-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-math2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1
libmrpt-random-dev libmrpt-random2.1
libmrpt-ros1bridge-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-ros1bridge2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1
libmrpt-rtti-dev libmrpt-core2.1 libmrpt-rtti2.1
libmrpt-serialization-dev libmrpt-core2.1 libmrpt-rtti2.1 libmrpt-serialization2.1
libmrpt-slam-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-graphs2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-maps2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-slam2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-system-dev libmrpt-containers2.1 libmrpt-core2.1 libmrpt-system2.1
libmrpt-tclap-dev
libmrpt-tfest-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-math2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1
libmrpt-topography-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-topography2.1
libmrpt-typemeta-dev
libmrpt-vision-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision2.1
libmrpt-vision-lgpl-dev libmrpt-bayes2.1 libmrpt-config2.1 libmrpt-containers2.1 libmrpt-core2.1 libmrpt-expr2.1 libmrpt-img2.1 libmrpt-io2.1 libmrpt-math2.1 libmrpt-obs2.1 libmrpt-opengl2.1 libmrpt-poses2.1 libmrpt-random2.1 libmrpt-rtti2.1 libmrpt-serialization2.1 libmrpt-system2.1 libmrpt-tfest2.1 libmrpt-vision-lgpl2.1 libmrpt-vision2.1
libmrss0-dev libmrss0
libmrtd-dev libmrtd0
libmruby-dev
libmseed-dev libmseed2
libmsgpack-dev libmsgpackc2
libmsgpuck-dev
libmsgsl-dev
libmshr-dev libmshr2019.2
libmshr64-dev libmshr64-2019.2
libmsi-dev libmsi0
libmsiecf-dev libmsiecf1
libmsnumpress-dev libmsnumpress1
libmspack-dev libmspack0
libmspub-dev libmspub-0.1-1
libmstch-dev
libmstoolkit-dev libmstoolkit82
libmsv-dev libmsv1
libmtbl-dev libmtbl1
libmtd-dev
libmtdev-dev libmtdev1
libmtp-dev libmtp9
libmuffin-dev libmuffin0
libmujs-dev libmujs1
libmulticobex1-dev libmulticobex1
libmumps-dev libmumps-5.3
libmumps-headers-dev
libmumps-ptscotch-dev libmumps-5.3 libmumps-ptscotch-5.3
libmumps-scotch-dev libmumps-5.3 libmumps-scotch-5.3
libmumps-seq-dev libmumps-5.3 libmumps-seq-5.3
libmumps64-dev libmumps-64pord-5.3
libmumps64-ptscotch-dev libmumps-64pord-5.3 libmumps-64pord-ptscotch-5.3
libmumps64-scotch-dev libmumps-64pord-5.3 libmumps-64pord-scotch-5.3
libmumps64-seq-dev libmumps-64pord-5.3 libmumps-64pord-seq-5.3
libmunge-dev libmunge2
libmuparser-dev libmuparser2v5
libmuparserx-dev libmuparserx4.0.8
libmupdf-dev
libmupen64plus-dev
libmurmurhash-dev libmurmurhash2
libmuroar-dev libmuroar0
libmuscle-dev libmuscle1
libmusic-dev libmusic1v5
libmusicbrainz5-dev libmusicbrainz5-2 libmusicbrainz5cc2v5
libmustache-d-dev libmustache-d0
libmutter-7-dev libmutter-7-0
libmwaw-dev libmwaw-0.3-3
libmxml-dev libmxml1
libmygpo-qt-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5xml5
libmygui-dev libmygui.ogreplatform0debian1v5 libmygui.openglplatform0debian1v5 libmyguiengine3debian1v5
libmypaint-dev libmypaint-1.5-1
libmyproxy-dev libmyproxy6
libmysofa-dev libmysofa1
libmysql++-dev libmysql++3v5
libmysql-ocaml-dev libmariadb3
libmysqlcppconn-dev libmysqlcppconn7v5
libmythes-dev libmythes-1.2-0
libnabrit-dev libnabrit3
libnacl-dev
libnacore-dev libnacore5
libnanoflann-dev
libnanomsg-dev libnanomsg5
libnanopb-dev
libnatpmp-dev libnatpmp1
libnautilus-extension-dev libnautilus-extension1a
libnauty2-dev libnauty2
libnav-msgs-dev
libnbcompat-dev
libnbd-dev libnbd0
libnbd-ocaml-dev libnbd0
libncap-dev libncap44
libncarg-dev libncarg0
libncbi-vdb-dev libkdf5-2 libncbi-vdb2 libncbi-wvdb2
libncbi-wvdb-dev libncbi-wvdb2
libncbi6-dev libncbi6
libncl-dev libncl2
libncurses-dev libncurses6 libncursesw6 libtinfo6
libncurses5-dev libncurses6 libncursesw6 libtinfo6
libncursesada9-dev libncursesada6.2.3
libncursesw5-dev libncurses6 libncursesw6 libtinfo6
libndctl-dev
libndp-dev libndp0
libnemo-extension-dev libnemo-extension1
libneo4j-client-dev libneo4j-client11
libneon27-dev libneon27
libneon27-gnutls-dev libneon27-gnutls
libnest2d-dev
libnet-cpp-dev libnet-cpp2
libnet1-dev libnet1
libnetcdf-c++4-dev libnetcdf-c++4-1
libnetcdf-cxx-legacy-dev libnetcdf-c++4
libnetcdf-dev libnetcdf18
libnetcdf-mpi-dev libnetcdf-mpi-18
libnetcdf-pnetcdf-dev libnetcdf-pnetcdf-18
libnetcdff-dev libnetcdff7
libnetcf-dev libnetcf1
libnetclasses-dev libnetclasses0
libnetconf2-dev libnetconf2-1
libnetfilter-acct-dev libnetfilter-acct1
libnetfilter-conntrack-dev libnetfilter-conntrack3
libnetfilter-cthelper-dev libnetfilter-cthelper0
libnetfilter-cttimeout-dev libnetfilter-cttimeout1
libnetfilter-log-dev libnetfilter-log1
libnetfilter-queue-dev libnetfilter-queue1
libnetpbm10-dev libnetpbm10
libnetpbm9-dev libnetpbm9
libnetsvcs-dev libace-6.5.12 libnetsvcs-6.5.12
libnewlib-dev
libnewmat10-dev libnewmat10ldbl
libnewt-dev libnewt0.52
libnewuoa-dev libnewuoa0
libnexstar-dev libnexstar0
libnextcloudsync-dev libnextcloudsync0
libnexus-dev libnexus1
libnfc-dev libnfc6
libnfft3-dev libnfft3-double2 libnfft3-long2 libnfft3-single2
libnfnetlink-dev libnfnetlink0
libnfo-dev libnfo1
libnfs-dev libnfs13
libnfsidmap-dev libnfsidmap2
libnftables-dev libnftables1
libnftnl-dev libnftnl11
libnghttp2-dev libnghttp2-14
libnglib-dev libnglib-6.2
libngraph0-dev libngraph0
libngs-sdk-dev libngs-sdk2
libngspice0-dev libngspice0
libnice-dev libnice10
libnids-dev libnids1.21
libnifti-dev libnifti2-2 libnifticdf2 libniftiio2 libznz3
libnifti2-dev libnifti2-2 libnifticdf2 libniftiio2 libznz3
libnifticdf-dev libnifticdf2
libniftiio-dev libniftiio2
libnih-dbus-dev libnih-dbus1 libnih1
libnih-dev libnih1
libnitrokey-dev libnitrokey3
libnjb-dev libnjb5
libnl-3-dev libnl-3-200
libnl-cli-3-dev libnl-3-200 libnl-cli-3-200 libnl-genl-3-200 libnl-nf-3-200 libnl-route-3-200
libnl-genl-3-dev libnl-3-200 libnl-genl-3-200
libnl-idiag-3-dev libnl-3-200 libnl-idiag-3-200
libnl-nf-3-dev libnl-3-200 libnl-nf-3-200 libnl-route-3-200
libnl-route-3-dev libnl-3-200 libnl-route-3-200
libnl-xfrm-3-dev libnl-3-200 libnl-xfrm-3-200
libnlopt-cxx-dev libnlopt-cxx0 libnlopt0
libnlopt-dev libnlopt0
libnm-dev libnm0
libnma-dev libnma0
libnmz7-dev libnmz7
libnng-dev libmbedcrypto3 libmbedtls12 libmbedx509-0
libnode-dev libnode72
libnodelet-dev libbondcpp1d librosconsole3d libuuid1
libnodelet-topic-tools-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0 libdynamic-reconfigure-config-init-mutex0d
libnodeletlib-dev libnodeletlib1d
libnoise-dev libnoise0
libnop-dev
libnordlicht-dev libnordlicht0
libnorm-dev libnorm1
libnormaliz-dev libnormaliz3
libnotcurses++-dev libnotcurses++2 libnotcurses-core2 libnotcurses2
libnotcurses-core-dev libnotcurses-core2
libnotcurses-dev libnotcurses-core2 libnotcurses2
libnotify-dev libnotify4
libnotmuch-dev libnotmuch5
libnova-dev libnova-0.16-0
libnozzle-dev libnozzle1
libnpth-mingw-w64-dev
libnpth0-dev libnpth0
libns3-dev libns3-3v5
libnsl-dev libnsl2
libnspr4-dev libnspr4
libnss3-dev libnss3
libnsync-dev libnsync-cpp1 libnsync1
libntirpc-dev libntirpc3.4
libntl-dev libntl43
libntlm0-dev libntlm0
libntru-0.5-dev libntru-0.5
libnuma-dev libnuma1
libnumbertext-dev libnumbertext-1.0-0
libnuspell-dev libnuspell4
libnutclient-dev libnutclient0
libnutscan-dev libnutscan1
libnvidia-egl-wayland-dev libnvidia-egl-wayland1
libnvtt-dev libnvtt2
libnx-x11-dev libnx-x11-6
libnxcl-dev libnxcl1
libnxml0-dev libnxml0
libnzb-dev libnzb0v5
libo2-dev libo2
libo3dgc-dev
liboakleaf-dev liboakleaf0
liboasis3-dev liboasis3-0d
liboath-dev liboath0
liboauth-dev liboauth0
liboauth2-apache-dev liboauth2-0 liboauth2-apache0
liboauth2-dev liboauth2-0
libobexftp0-dev libmulticobex1 libobexftp0
libobjc-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libobjc4 libquadmath0 libtsan0 libubsan1
libobjc-9-dev gcc-9-base libasan5
libobs-dev libobs0
libocamlgsl-ocaml-dev libgsl25 libgslcblas0
libocamlodbc-ocaml-dev libodbc1 odbcinst1debian2
libocas-dev libocas0
libocct-data-exchange-dev libocct-data-exchange-7.5 libocct-foundation-7.5 libocct-modeling-algorithms-7.5 libocct-modeling-data-7.5 libocct-ocaf-7.5 libocct-visualization-7.5
libocct-draw-dev libocct-draw-7.5
libocct-foundation-dev libocct-foundation-7.5
libocct-modeling-algorithms-dev libocct-foundation-7.5 libocct-modeling-algorithms-7.5
libocct-modeling-data-dev libocct-foundation-7.5 libocct-modeling-data-7.5
libocct-ocaf-dev libocct-foundation-7.5 libocct-modeling-algorithms-7.5 libocct-modeling-data-7.5 libocct-ocaf-7.5 libocct-visualization-7.5
libocct-visualization-dev libocct-foundation-7.5 libocct-modeling-algorithms-7.5 libocct-modeling-data-7.5 libocct-ocaf-7.5 libocct-visualization-7.5
liboce-foundation-dev liboce-foundation11
liboce-modeling-dev liboce-foundation11 liboce-modeling11
liboce-ocaf-dev liboce-foundation11 liboce-modeling11 liboce-ocaf-lite11 liboce-ocaf11 liboce-visualization11
liboce-ocaf-lite-dev liboce-foundation11 liboce-modeling11 liboce-ocaf-lite11
liboce-visualization-dev liboce-foundation11 liboce-modeling11 liboce-ocaf-lite11 liboce-visualization11
liboclgrind-dev liboclgrind-19.10
libocrad-dev
libocsigenserver-ocaml-dev libgdbm6
liboctave-dev liboctave8
liboctomap-dev liboctomap1.9
liboctovis-dev liboctomap1.9 liboctovis1.9
libodb-boost-dev libodb-boost-2.4
libodb-dev libodb-2.4
libodb-mysql-dev libodb-mysql-2.4
libodb-pgsql-dev libodb-pgsql-2.4
libodb-qt-dev libodb-qt-2.4
libodb-sqlite-dev libodb-sqlite-2.4
libodc-dev libodc-0d
libode-dev libode8
libodfgen-dev libodfgen-0.1-1
libodil-dev libodil0
libodin-dev
libodsstream-dev libodsstream0
libofa0-dev libofa0
libofapi-dev libofapi0
libofx-dev libofx7
libogdi-dev libogdi4.1
libogg-dev libogg0
libogg-ocaml-dev libogg0
liboggkate-dev liboggkate1
liboggplay1-dev liboggplay1
liboggz2-dev liboggz2
liboglappth-dev liboglappth2
libogmrip-dev libogmrip1
libogre-1.12-dev libogre1.12.10
libogre-1.9-dev libogre-1.9.0v5
libois-dev libois-1.3.0v5
libola-dev libprotobuf-lite23 libprotobuf23
libolecf-dev libolecf1
libolm-dev libolm3
libomemo-dev libomemo0
libomnievents-dev libomnievents2
libomniorb4-dev libomniorb4-2 libomnithread4
libomnithread4-dev libomnithread4
libomp-11-dev
libomp-13-dev libllvm13
libomp-16-dev libllvm16
libomp-9-dev
libomp-dev
libompl-dev libompl16
libomxil-bellagio-dev libomxil-bellagio0
libonig-dev libonig5
liboobs-1-dev liboobs-1-5
liboop-dev liboop4
libopamgt-dev libopamgt0
libopasadb-dev libopasadb1
libopen-trace-format-dev libopen-trace-format1 libotfaux0
libopen3d-dev libopen3d0d
libopenafs-dev libafsauthent2 libafsrpc2 libkopenafs2
libopenal-dev libopenal1
libopenaptx-dev libopenaptx0
libopenbabel-dev libopenbabel7
libopenblas-dev libopenblas0-pthread
libopenblas-openmp-dev libopenblas0-openmp
libopenblas-pthread-dev libopenblas0-pthread
libopenblas-serial-dev libopenblas0-serial
libopenblas64-dev libopenblas64-0-pthread
libopenblas64-openmp-dev libopenblas64-0-openmp
libopenblas64-pthread-dev libopenblas64-0-pthread
libopenblas64-serial-dev libopenblas64-0-serial
libopencc-dev libopencc1.1
libopencl-clang-dev libopencl-clang11
libopencolorio-dev libopencolorio1v5
libopenconnect-dev libopenconnect5
libopencore-amrnb-dev libopencore-amrnb0
libopencore-amrwb-dev libopencore-amrwb0
libopencryptoki-dev libopencryptoki0
libopencsd-dev libopencsd0
libopencsg-dev libopencsg1
libopenctm-dev libopenctm1
libopencv-apps-dev libopencv-apps2d
libopencv-calib3d-dev libopencv-calib3d4.5 libopencv-core4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-videoio4.5
libopencv-contrib-dev libopencv-calib3d4.5 libopencv-contrib4.5 libopencv-core4.5 libopencv-dnn4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-photo4.5 libopencv-shape4.5 libopencv-stitching4.5 libopencv-superres4.5 libopencv-video4.5 libopencv-videoio4.5 libopencv-videostab4.5 libopencv-viz4.5
libopencv-core-dev libopencv-core4.5
libopencv-dev libopencv-calib3d4.5 libopencv-contrib4.5 libopencv-core4.5 libopencv-dnn4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-photo4.5 libopencv-shape4.5 libopencv-stitching4.5 libopencv-superres4.5 libopencv-video4.5 libopencv-videoio4.5 libopencv-videostab4.5 libopencv-viz4.5
libopencv-dnn-dev libopencv-core4.5 libopencv-dnn4.5
libopencv-features2d-dev libopencv-core4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-videoio4.5
libopencv-flann-dev libopencv-core4.5 libopencv-flann4.5
libopencv-highgui-dev libopencv-core4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-videoio4.5
libopencv-imgcodecs-dev libopencv-core4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5
libopencv-imgproc-dev libopencv-core4.5 libopencv-imgproc4.5
libopencv-ml-dev libopencv-core4.5 libopencv-ml4.5
libopencv-objdetect-dev libopencv-core4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-videoio4.5
libopencv-photo-dev libopencv-core4.5 libopencv-imgproc4.5 libopencv-photo4.5
libopencv-shape-dev libopencv-core4.5 libopencv-imgproc4.5 libopencv-shape4.5 libopencv-video4.5
libopencv-stitching-dev libopencv-calib3d4.5 libopencv-core4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-stitching4.5 libopencv-videoio4.5
libopencv-superres-dev libopencv-core4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-superres4.5 libopencv-video4.5 libopencv-videoio4.5
libopencv-video-dev libopencv-core4.5 libopencv-imgproc4.5 libopencv-video4.5
libopencv-videoio-dev libopencv-core4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-videoio4.5
libopencv-videostab-dev libopencv-calib3d4.5 libopencv-core4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-photo4.5 libopencv-video4.5 libopencv-videoio4.5 libopencv-videostab4.5
libopencv-viz-dev libopencv-core4.5 libopencv-viz4.5
libopendbx1-dev libopendbx1
libopendht-dev libfmt7 libgnutls-dane0 libgnutls-openssl27 libgnutls30 libgnutlsxx28 libhogweed6 libhttp-parser2.9 libjsoncpp24 libmsgpackc2 libncurses6 libncursesw6 libnettle8 libssl1.1 libtinfo6
libopendkim-dev libopendkim11
libopendmarc-dev libopendmarc2
libopenems-dev libcsxcad0 libnf2ff0 libopenems0 libqcsxcad0
libopenexr-dev libopenexr25
libopengl-dev libopengl0
libopenhmd-dev libopenhmd0
libopenhpi-dev
libopenigtlink-dev libopenigtlink1.11
libopenimageio-dev libopenimageio2.2
libopenipmi-dev libopenipmi0
libopenjp2-7-dev libopenjp2-7
libopenlayer-dev libopenlayer2v5
libopenlibm-dev libopenlibm3
libopenmm-dev libopenmm7.5
libopenmpi-dev libopenmpi3
libopenmpt-dev libopenmpt0
libopenmpt-modplug-dev libopenmpt-modplug1 libopenmpt0
libopenms-dev libopenms2.6.0
libopenni-dev libopenni0
libopenni-sensor-pointclouds-dev libopenni-sensor-pointclouds0
libopenni-sensor-primesense-dev libopenni-sensor-primesense0
libopenni2-dev libopenni2-0
libopenobex2-dev libopenobex2
libopenr2-dev libopenr2-3
libopenraw-dev libopenraw7
libopenrawgnome-dev libopenraw7 libopenrawgnome7
libopenscenegraph-dev libopenscenegraph161 libopenthreads21
libopenshot-audio-dev libopenshot-audio7
libopenshot-dev libopenshot19
libopenslide-dev libopenslide0
libopensm-dev libopensm9 libosmcomp5 libosmvendor5
libopensurgsim-dev libopensurgsim
libopenthreads-dev libopenthreads21
libopenvdb-dev libopenvdb7.1
libopenxr-dev libopenxr-loader1
libopenzwave1.6-dev libopenzwave1.6
liboping-dev liboping0
libopkele-dev libopkele3v5
libopts25-dev libopts25
libopus-dev libopus0
libopus-ocaml-dev libopus0
libopusfile-dev libopusfile0
liborc-0.4-dev liborc-0.4-0
liborcania-dev liborcania2.1
liborcus-dev liborcus-0.16-0 liborcus-mso-0.16-0 liborcus-parser-0.16-0 liborcus-spreadsheet-model-0.16-0
liborigin2-dev liborigin2-1v5
liborocos-bfl-dev liborocos-bfl0.8
liborocos-kdl-dev liborocos-kdl1.4
liborthancframework-dev liborthancframework1
libortp-dev libortp15
liboscpack-dev liboscpack1
libosd-dev libosdcpu3.4.3 libosdgpu3.4.3
libosinfo-1.0-dev libosinfo-1.0-0
libosip2-dev libosip2-11
libosl-dev libosl1v5
libosmesa6-dev libosmesa6
libosmgpsmap-1.0-dev libosmgpsmap-1.0-1
libosmium2-dev libbz2-1.0 libexpat1 liblz4-1 zlib1g
libosmo-abis-dev libosmoabis9 libosmotrau2
libosmo-fl2k-dev libosmo-fl2k0
libosmo-gsup-client-dev libosmo-gsup-client0
libosmo-mgcp-client-dev libosmo-mgcp-client6
libosmo-netif-dev libosmonetif8
libosmo-ranap-dev libosmo-ranap3
libosmo-sabp-dev libosmo-sabp0
libosmo-sccp-dev libosmomtp0 libosmosccp0 libosmoxua0
libosmo-sigtran-dev libosmo-sigtran5
libosmocore-dev libosmocodec0 libosmocoding0 libosmocore16 libosmoctrl0 libosmogb11 libosmogsm15 libosmosim2 libosmovty4
libosmosdr-dev libosmosdr0
libosmpbf-dev libosmpbf1
libosp-dev libosp5
libosptk-dev libosptk4
libossim-dev libossim1
libossp-sa-dev libossp-sa12
libossp-uuid-dev libossp-uuid16
libost-base-dev libost-base2.2
libost-bindings-dev libost-bindings2.2
libost-conop-dev libost-conop2.2
libost-db-dev libost-db2.2
libost-geom-dev libost-geom2.2
libost-gfx-dev libost-gfx2.2
libost-gui-dev libost-gui2.2
libost-img-alg-dev libost-img-alg2.2
libost-img-dev libost-img2.2
libost-info-dev libost-info2.2
libost-io-dev libost-io2.2
libost-mol-alg-dev libost-mol-alg2.2
libost-mol-dev libost-mol2.2
libost-seq-alg-dev libost-seq-alg2.2
libost-seq-dev libost-seq2.2
libostree-dev libostree-1-1
libostyle-dev libostyle1c2
libotcl1-dev libotcl1
libotf-dev libotf0
libotf-trace-dev libopen-trace-format1 libotfaux0
libotpw-dev
libotr5-dev libotr5
libots-dev libots0
libow-dev libow-3.2-4 libowcapi-3.2-4
libowfat-dev libowfat0
libowfat-dietlibc-dev
libownet-dev libownet-3.2-4
liboxli-dev liboxli1
libp11-dev libp11-3
libp11-kit-dev libp11-kit0
libp4est-dev libp4est-2.2 libp4est-sc-2.2
libp8-platform-dev libp8-platform2
libpackagekit-glib2-dev libpackagekit-glib2-18
libpackagekitqt5-dev libpackagekitqt5-1
libpacketdump3-dev libpacketdump3
libpacparser-dev libpacparser1
libpagemaker-dev libpagemaker-0.0-0
libpaho-mqtt-dev libpaho-mqtt1.3
libpaje-dev libpaje2
libpam-freerdp2-dev
libpam-x2go-dev
libpam0g-dev libpam0g
libpamtest0-dev libpamtest0
libpango1.0-dev libpango-1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0 libpangoxft-1.0-0 pango1.0-tools
libpangomm-1.4-dev libpangomm-1.4-1v5
libpangox-1.0-dev libpangox-1.0-0
libpano13-dev libpano13-3
libpantomime-dev libpantomime1.3
libpaper-dev libpaper1
libpapi-dev libpapi6.0
libpappl-dev libpappl1
libpappsomspp-dev libpappsomspp0
libpappsomspp-widget-dev libpappsomspp-widget0 libpappsomspp0
libpaps-dev libpaps0
libpapyrus3-dev
libpaq-dev libpaq0
libparaglob-dev
libparasail-dev libparasail3
libpari-dev libpari-gmp-tls7
libparlatype-dev libparlatype3
libparpack2-dev libparpack2
libparted-dev libparted-fs-resize0 libparted2
libparyfor-dev
libpasswdqc-dev libpasswdqc0
libpath-utils-dev libpath-utils1
libpbbam-dev libpbbam1.6.0
libpbcopper-dev libpbcopper1.8.0
libpbdata-dev libpbcopper1.8.0
libpbihdf-dev libhdf5-103-1 libhdf5-cpp-103-1 libhdf5-fortran-102 libhdf5-hl-100 libhdf5-hl-cpp-100 libhdf5-hl-fortran-100
libpbseq-dev libblasr5.3.4
libpcap-dev libpcap0.8
libpcap0.8-dev libpcap0.8
libpcaudio-dev libpcaudio0
libpcc-dev
libpci-dev libpci3
libpciaccess-dev libpciaccess0
libpcl-conversions-dev libcpp-common0d libpcl-apps1.11 libpcl-common1.11 libpcl-features1.11 libpcl-filters1.11 libpcl-io1.11 libpcl-kdtree1.11 libpcl-keypoints1.11 libpcl-ml1.11 libpcl-octree1.11 libpcl-outofcore1.11 libpcl-people1.11 libpcl-recognition1.11 libpcl-registration1.11 libpcl-sample-consensus1.11 libpcl-search1.11 libpcl-segmentation1.11 libpcl-stereo1.11 libpcl-surface1.11 libpcl-tracking1.11 libpcl-visualization1.11 libroscpp-serialization0d libroscpp3d librostime1d libxmlrpcpp3d
libpcl-dev libpcl-apps1.11 libpcl-common1.11 libpcl-features1.11 libpcl-filters1.11 libpcl-io1.11 libpcl-kdtree1.11 libpcl-keypoints1.11 libpcl-ml1.11 libpcl-octree1.11 libpcl-outofcore1.11 libpcl-people1.11 libpcl-recognition1.11 libpcl-registration1.11 libpcl-sample-consensus1.11 libpcl-search1.11 libpcl-segmentation1.11 libpcl-stereo1.11 libpcl-surface1.11 libpcl-tracking1.11 libpcl-visualization1.11
libpcl-msgs-dev
libpcl-ros-dev libpcl-ros-features0d libpcl-ros-filter1d libpcl-ros-filters0d libpcl-ros-io0d libpcl-ros-segmentation0d libpcl-ros-surface0d libpcl-ros-tf1d
libpcl1-dev libpcl1
libpcp-gui2-dev libpcp-gui2 libpcp3
libpcp-import1-dev libpcp-import1 libpcp3
libpcp-mmv1-dev libpcp-mmv1 libpcp3
libpcp-pmda3-dev libpcp-pmda3 libpcp3
libpcp-trace2-dev libpcp-trace2 libpcp3
libpcp-web1-dev libpcp-web1 libpcp3
libpcp3-dev libpcp3
libpcre++-dev libpcre++0v5
libpcre-ocaml-dev libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5
libpcre2-dev libpcre2-16-0 libpcre2-32-0 libpcre2-8-0 libpcre2-posix2
libpcre3-dev libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5
libpcscada8-dev libpcscada0.7.6
libpcsclite-dev libpcsclite1
libpdal-dev libpdal-base12 libpdal-util12
libpdb-redo-dev libpdb-redo1
libpeas-dev libpeas-1.0-0
libpeasd-3-dev libgtkd-3-0 libpeasd-3-0
libpeony-dev libpeony3
libperformance-dev libperformance0.5
libperl-dev libperl5.32
libpetsc-complex-dev libpetsc-complex3.14
libpetsc-complex3.14-dev libpetsc-complex3.14
libpetsc-real-dev libpetsc-real3.14
libpetsc-real3.14-dev libpetsc-real3.14
libpetsc64-complex-dev libpetsc64-complex3.14
libpetsc64-complex3.14-dev libpetsc64-complex3.14
libpetsc64-real-dev libpetsc64-real3.14
libpetsc64-real3.14-dev libpetsc64-real3.14
libpff-dev libpff1
libpfm4-dev libpfm4
libpfqueue-dev libpfqueue0
libpgf-dev libpgf6
libpgm-dev libpgm-5.3-0
libpgpool-dev libpgpool0
libpgtcl-dev libpgtcl
libphat-dev
libphobos2-ldc-shared-dev libphobos2-ldc-shared94
libphodav-2.0-dev libphodav-2.0-0
libphonenumber-dev libgeocoding8 libphonenumber8
libphonon4qt5-dev libphonon4qt5-4
libphonon4qt5experimental-dev libphonon4qt5experimental4
libphysfs-dev libphysfs1
libpiano-dev libpiano0
libpillowfight-dev libpillowfight0
libpils2-dev libpils2
libpinyin-common-dev
libpinyin13-dev libpinyin13
libpipeline-dev libpipeline1
libpipewire-0.3-dev libpipewire-0.3-0
libpixelif-dev libfreetype6
libpixman-1-dev libpixman-1-0
libpkcs11-helper1-dev libpkcs11-helper1
libpkgconf-dev libpkgconf3
libplacebo-dev libplacebo72
libplanarity-dev libplanarity0
libplank-dev libplank1
libplayerctl-dev libplayerctl2
libplb-dev libplb1
libplib-dev libplib1
libplist++-dev libplist++3v5
libplist-dev libplist3
libpll-dev libpll0
libplot-dev libplot2c2
libploticus0-dev libploticus0
libplplot-dev libcsirocsa0 libcsironn0 libplplot17 libplplotcxx15 libplplotfortran0 libplplotqt2 libplplotwxwidgets1 libqsastime0
libplplotada3-dev libplplot17 libplplotada4.1 libqsastime0
libplumb2-dev libplumb2
libplumbgpl2-dev libplumbgpl2
libplymouth-dev libplymouth5
libpmem-dev libpmem1
libpmem2-dev libpmem2
libpmemblk-dev libpmem1 libpmemblk1
libpmemkv-dev libpmemkv1
libpmemlog-dev libpmem1 libpmemlog1
libpmemobj-cpp-dev libpmem1 libpmemobj1
libpmemobj-dev libpmem1 libpmemobj1
libpmempool-dev libpmem1 libpmempool1
libpmi0-dev libpmi0 libslurm36
libpmi2-0-dev libpmi2-0 libslurm36
libpmix-dev libpmix2
libpnetcdf-dev libpnetcdf0d
libpng++-dev libpng16-16
libpng-dev libpng16-16
libpnglite-dev libpnglite0
libpocketsphinx-dev libpocketsphinx3
libpocl-dev libpocl2
libpoco-dev libpococrypto70 libpocodata70 libpocodatamysql70 libpocodataodbc70 libpocodatapostgresql70 libpocodatasqlite70 libpocoencodings70 libpocofoundation70 libpocojson70 libpocojwt70 libpocomongodb70 libpoconet70 libpoconetssl70 libpocoredis70 libpocoutil70 libpocoxml70 libpocozip70
libpodofo-dev libpodofo0.9.7
libpog-dev libfmt7 libre2-9
libpolkit-agent-1-dev libpolkit-agent-1-0 libpolkit-gobject-1-0
libpolkit-gobject-1-dev libpolkit-gobject-1-0
libpolkit-qt5-1-dev libpolkit-qt5-1-1
libpolled-camera-dev libimage-transport0d libpolled-camera0d
libpolly-16-dev
libpolyclipping-dev libpolyclipping22
libpolylib64-dev libpolylib64-8
libpolymake-dev libpolymake4.3
libpolyml-dev libpolyml9
libpomp-dev libpomp0
libpomp2-dev
libpoppler-cpp-dev libpoppler-cpp0v5 libpoppler102
libpoppler-dev libpoppler102
libpoppler-glib-dev libpoppler-glib8 libpoppler102
libpoppler-private-dev libpoppler102
libpoppler-qt5-dev libpoppler-qt5-1 libpoppler102
libpopplerkit-dev libpopplerkit0
libpopt-dev libpopt0
libportaudio-ocaml-dev libportaudio2 libportaudiocpp0
libportmidi-dev libportmidi0
libportsmf-dev libportsmf0
libpostgresql-ocaml-dev libpq5
libpostproc-dev libavutil56 libpostproc55
libpotrace-dev libpotrace0
libpowercap-dev libpowercap0
libpowerman0-dev libpowerman0
libppd-dev libppd0
libppl-dev libppl-c4 libppl14
libpq-dev libpq5
libpqtypes-dev libpqtypes0
libpqxx-dev libpqxx-6.4
libpreferencepanes-dev libpreferencepanes1
libprelude-dev libprelude28 libpreludecpp12
libpreludedb-dev libpreludedb7 libpreludedbcpp2
libpresage-dev libpresage1v5
libpri-dev libpri1.4
libprimesieve-dev libprimesieve9
libprintsys-dev libprintsys
libprocess-cpp-dev libprocess-cpp3
libprocps-dev libprocps8
libproj-dev libproj19
libprojectm-dev libprojectm3
libproperties-cpp-dev
libprotobuf-c-dev libprotobuf-c1
libprotobuf-dev libprotobuf-lite23 libprotobuf23
libprotoc-dev libprotobuf-lite23 libprotobuf23 libprotoc23
libprotozero-dev
libproxy-dev libproxy1v5
libproxychains-dev libproxychains3
libpsi3-dev
libpsimd-dev
libpskc-dev libpskc0
libpsl-dev libpsl5
libpsm-infinipath1-dev libpsm-infinipath1
libpsm2-dev libpsm2-2
libpsocksxx-dev libpsocksxx0
libpspell-dev libaspell15
libpst-dev libpst4
libpstoedit-dev libpstoedit0c2a
libpstreams-dev
libpsurface-dev libpsurface0v5
libptexenc-dev libptexenc1
libpth-dev libpth20
libpthread-stubs0-dev
libpthreadpool-dev
libptscotch-dev libptscotch-6.1 libscotch-6.1
libpugixml-dev libpugixml1v5
libpugl-dev libpugl-0-0
libpulse-dev libpulse-mainloop-glib0 libpulse0
libpulse-ocaml-dev libpulse-mainloop-glib0 libpulse0
libpuma-dev
libpurelibc-dev libpurelibc1
libpurify-dev libpurify2.0
libpurple-dev libpurple0
libpuzzle-dev libpuzzle1
libpwiz-dev libpwiz3
libpwizlite-dev libpwizlite3
libpwquality-dev libpwquality1
libpynac-dev libpynac18py3
libpyside2-dev libpyside2-py3-5.15
libpython-all-dev libpython2.7
libpython2-dev libpython2.7
libpython2.7-dev libpython2.7
libpython3-all-dev libpython3.9
libpython3-dev libpython3.9
libpython3.9-dev libpython3.9
libpyzy-dev libpyzy-1.0-0v5
libqaccessibilityclient-qt5-dev libqaccessibilityclient-qt5-0
libqalculate-dev libqalculate20
libqapt-dev libqapt3
libqb-dev libqb100
libqca-qt5-2-dev libqca-qt5-2
libqcow-dev libqcow1
libqcustomplot-dev libqcustomplot2.0
libqd-dev libqd0v5
libqdbm++-dev libqdbm14 libxqdbm3c2
libqdbm-dev libqdbm14
libqes-dev libqes0
libqfits-dev libqfits0
libqgis-dev libqgis-3d3.10.14 libqgis-analysis3.10.14 libqgis-app3.10.14 libqgis-core3.10.14 libqgis-gui3.10.14 libqgis-native3.10.14 libqgis-server3.10.14 libqgisgrass7-3.10.14 libqgispython3.10.14
libqgpsmm-dev libgps28 libqgpsmm28
libqhttpengine-dev libqhttpengine0
libqhull-dev libqhull-r8.0 libqhull8.0 libqhullcpp8.0
libqjdns-qt5-dev libqjdns-qt5-2
libqm-dsp-dev libqm-dsp0
libqmath3d-dev libqmath3d1
libqmenumodel-dev libqmenumodel0
libqmi-glib-dev libqmi-glib5
libqmobipocket-dev libqmobipocket2
libqnodeeditor-dev libqnodeeditor2
libqoauth-dev libqoauth2
libqpdf-dev libqpdf28
libqpid-proton-cpp12-dev libqpid-proton-cpp12 libqpid-proton11
libqpid-proton11-dev libqpid-proton11
libqpx-dev libqpx0
libqqwing-dev libqqwing2v5
libqrcodegen-dev libqrcodegen1
libqrcodegencpp-dev libqrcodegencpp1
libqrencode-dev libqrencode4
libqrupdate-dev libqrupdate1
libqsastime-dev libqsastime0
libqscintilla2-qt5-dev libqscintilla2-qt5-15
libqsopt-ex-dev libqsopt-ex2
libqt5-ukui-style-dev libqt5-ukui-style1
libqt5charts5-dev libqt5charts5
libqt5datavisualization5-dev libqt5datavisualization5
libqt5gamepad5-dev libqt5gamepad5
libqt5gstreamer-dev libqt5glib-2.0-0 libqt5gstreamer-1.0-0 libqt5gstreamerquick-1.0-0 libqt5gstreamerui-1.0-0 libqt5gstreamerutils-1.0-0
libqt5networkauth5-dev libqt5networkauth5
libqt5opengl5-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5opengl5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5xml5
libqt5pas-dev libqt5pas1
libqt5remoteobjects5-dev libqt5remoteobjects5
libqt5scxml5-dev libqt5scxml5
libqt5scxml5-private-dev libqt5scxml5
libqt5sensors5-dev libqt5sensors5
libqt5serialbus5-dev libqt5serialbus5 libqt5serialbus5-plugins
libqt5serialport5-dev libqt5serialport5
libqt5svg5-dev libqt5svg5
libqt5texttospeech5-dev libqt5texttospeech5
libqt5virtualkeyboard5-dev libqt5virtualkeyboard5
libqt5waylandclient5-dev libqt5waylandclient5
libqt5waylandcompositor5-dev libqt5waylandcompositor5
libqt5webchannel5-dev libqt5webchannel5
libqt5webkit5-dev libqt5webkit5
libqt5websockets5-dev libqt5websockets5
libqt5webview5-dev libqt5webview5
libqt5x11extras5-dev libqt5x11extras5
libqt5xdg-dev libqt5xdg3 libqt5xdgiconloader3
libqt5xdgiconloader-dev libqt5xdgiconloader3
libqt5xmlpatterns5-dev libqt5xmlpatterns5
libqtav-dev libqtav1 libqtavwidgets1
libqtav-private-dev libqtav1 libqtavwidgets1
libqtdbusmock1-dev libqtdbusmock1
libqtdbustest1-dev libqtdbustest1
libqtermwidget5-0-dev libqtermwidget5-0
libqtmirserver-dev qtmir-desktop
libqtpropertybrowser-dev libqtpropertybrowser4
libqtspell-qt5-dev libqtspell-qt5-0
libquadrule-dev libquadrule1
libquantlib0-dev libquantlib0v5
libquantum-dev libquantum8
libquazip5-dev libquazip5-1
libquickfix-dev libquickfix17
libquicktime-dev libquicktime2
libquicktree-dev
libquorum-dev libcorosync-common4 libquorum5
libquotient-dev libquotient0.6
libquvi-0.9-dev libquvi-0.9-0.9.3
libqwt-qt5-dev libqwt-qt5-6
libqwtmathml-qt5-dev libqwt-qt5-6 libqwtmathml-qt5-6
libqwtplot3d-qt5-dev libqwtplot3d-qt5-0
libqxmpp-dev libqxmpp3
libqxp-dev libqxp-0.0-0
libr3-dev libr3-0
librabbitmq-dev librabbitmq4
librabit-dev librabit0
libradcli-dev libradcli4
librados-dev librados2
libradospp-dev librados2
libradosstriper-dev libradosstriper1
libradsec-dev libradsec0
libraft-dev libraft0
librandom-numbers-dev librandom-numbers0d
librandom123-dev
librandomx-dev librandomx0
librange-v3-dev
libranlip-dev libranlip1c2
librapidxml-dev
libraptor2-dev libraptor2-0
libraqm-dev libraqm0
librasqal3-dev librasqal3
librasterlite2-dev librasterlite2-1
libratpoints-dev libratpoints-2.1.3
libraw-dev libraw20
libraw1394-dev libraw1394-11
librbd-dev librados2 librbd1
librbl-dev librbl1
librc-dev librc1
librcc-dev librcc0 librccgtk2-0
librcd-dev librcd0
librcsb-core-wrapper0-dev librcsb-core-wrapper0
librda-dev librda0
librdf0-dev librdf0
librdkafka-dev librdkafka++1 librdkafka1
librdkit-dev librdkit1
librdmacm-dev libibverbs1 librdmacm1
libre-dev libre0
libre2-dev libre2-9
libreaderwriterqueue-dev
libreadline-dev libreadline8
libreadosm-dev libreadosm1
librec-dev librec1
librecode-dev librecode0
libref-array-dev libref-array1
libregf-dev libregf1
libregfi-dev libregfi1
libreiser4-dev libc6 libuuid1
librelp-dev librelp0
librem-dev librem0
libremctl-dev libremctl1
librenaissance0-dev librenaissance0
librenderdoc-dev librenderdoc
libreoffice-dev libuno-sal3 libuno-salhelpergcc3-3
libreofficekit-dev
librep-dev librep16
libreplaygain-dev libreplaygain1
librepo-dev librepo0
libresample1-dev libresample1
libresid-builder-dev libresid-builder0c2a
libresource-retriever-dev libresource-retriever0d
librest-dev librest-0.7-0
librest-extras-dev librest-0.7-0 librest-extras-0.7-0
librestinio-dev libfmt7 libhttp-parser2.9
libresvg-dev libresvg0
libretro-gtk-1-dev libretro-gtk-1-0
librevenge-dev librevenge-0.0-0
librgw-dev librados2 librgw2
librgxg-dev librgxg0
librhash-dev librhash0
librheolef-dev librheolef1
librhonabwy-dev librhonabwy0.9
libriemann-client-dev libriemann-client0
librime-dev librime1
librlog-dev librlog5v5
librlottie-dev librlottie0-1
librm-dev librm0
libroar-dev libroar-compat2 libroar2
libroaring-dev libroaring0
librobot-state-publisher-dev libjoint-state-listener1d librobot-state-publisher-solver1d
librobottestingframework-dev librobottestingframework-dll2 librobottestingframework-lua2 librobottestingframework-ruby2 librobottestingframework2 robottestingframework-testrunner
librocksdb-dev librocksdb6.11
libros-rosgraph-msgs-dev
librosbag-dev librosbag-storage4d librosbag4d libroscpp3d libroslz4-1d libtopic-tools2d libxmlrpcpp3d
librosbag-storage-dev librosbag-storage4d libroslz4-1d
librosconsole-bridge-dev librosconsole-bridge0d
librosconsole-dev librosconsole3d
libroscpp-core-dev libcpp-common0d libroscpp-serialization0d librostime1d
libroscpp-dev libroscpp3d libxmlrpcpp3d
libroscpp-msg-dev libcpp-common0d libroscpp-serialization0d librostime1d
libroslib-dev libroslib0d
libroslz4-dev libroslz4-1d
librospack-dev librospack0d
librostest-dev libboost-atomic1.74.0 libboost-chrono1.74.0 libboost-date-time1.74.0 libboost-serialization1.74.0 libboost-system1.74.0 libboost-thread1.74.0
librostlab-blast0-dev librostlab-blast0v5
librostlab3-dev librostlab3
libroutino-dev libroutino-slim0 libroutino0
librplay3-dev librplay3
librpm-dev librpm9 librpmbuild9 librpmio9 librpmsign9
librpmem-dev libpmem1 librpmem1
librrd-dev librrd8
librsb-dev librsb0
librscode-dev librscode1
librsskit-dev librsskit0d
librsvg2-dev librsvg2-2
librsync-dev librsync2
librtaudio-dev librtaudio6
librtfilter-dev librtfilter1
librtlsdr-dev librtlsdr0
librtmidi-dev librtmidi5
librtmp-dev librtmp1
librtr-dev librtr0
librttopo-dev librttopo1
librttr-dev librttr-core0.9.6
librubberband-dev librubberband2
librudecgi-dev librudecgi5
libruli4-dev libruli4
librviz-dev librviz5d
librw-dev librw0
librxp-dev librxp0
libs3-dev libs3-2
libs3d-dev libs3d2
libs3dw-dev libs3d2 libs3dw2
libs6-dev libs6-2.10
libsaclib-dev libsaclib0
libsafe-iop-dev libsafe-iop0
libsafec-dev libsafec-3.5-3
libsaga-dev libsaga-api-7.3.0 libsaga-gdi-7.3.0
libsam-dev libcorosync-common4 libsam4
libsaml-dev libsaml12
libsamplerate0-dev libsamplerate0
libsane-dev libsane1
libsanlock-dev libsanlock-client1 libsanlock1 sanlock
libsasl2-dev libsasl2-2
libsass-dev libsass1
libsavitar-dev libsavitar0
libsbc-dev libsbc1
libsbjson-dev libsbjson2.3
libsbml5-dev libsbml5
libsbsms-dev libsbsms10
libsc-dev libsc7v5
libscalapack-mpi-dev libscalapack-openmpi2.1
libscalapack-mpich-dev libscalapack-mpich2.1
libscalapack-openmpi-dev libscalapack-openmpi2.1
libscalc-dev libscalc0v5
libscamperfile0-dev libscamperfile0
libscca-dev libscca1
libscim-dev libscim8v5
libsciplot-dev libsciplot1
libscitokens-dev libscitokens0
libscm-dev
libscotch-dev libscotch-6.1
libscotchmetis-dev libscotch-6.1
libscotchparmetis-dev libptscotch-6.1 libscotch-6.1
libscrypt-dev libscrypt0
libscrypt-kdf-dev libscrypt-kdf1
libscscp1-dev libscscp1
libsctp-dev libsctp1
libscythestat-dev
libsdbus-c++-dev libsdbus-c++0
libsdformat-dev libsdformat9-9
libsdformat6-dev libsdformat9-9
libsdl-console-dev libsdl-console
libsdl-gfx1.2-dev libsdl-gfx1.2-5
libsdl-image1.2-dev libsdl-image1.2
libsdl-kitchensink-dev libsdl-kitchensink1
libsdl-mixer1.2-dev libsdl-mixer1.2
libsdl-net1.2-dev libsdl-net1.2
libsdl-ocaml-dev libsdl-gfx1.2-5 libsdl-image1.2 libsdl-mixer1.2 libsdl-ttf2.0-0 libsdl1.2debian
libsdl-pango-dev libsdl-pango1
libsdl-sge-dev libsdl-sge
libsdl-sound1.2-dev libsdl-sound1.2
libsdl-ttf2.0-dev libsdl-ttf2.0-0
libsdl1.2-dev libsdl1.2debian
libsdl2-dev libsdl2-2.0-0
libsdl2-gfx-dev libsdl2-gfx-1.0-0
libsdl2-image-dev libsdl2-image-2.0-0
libsdl2-mixer-dev libsdl2-mixer-2.0-0
libsdl2-net-dev libsdl2-net-2.0-0
libsdl2-ttf-dev libsdl2-ttf-2.0-0
libsdp-dev libsdp0
libsdpa-dev libmumps-5.3 libmumps-seq-5.3 libopenblas0-pthread libscotch-6.1
libsdsl-dev libsdsl3
libseafile-dev libseafile0
libsearpc-dev libsearpc1
libseccomp-dev libseccomp2
libsecp256k1-dev libsecp256k1-0
libsecrecy-dev libgpgme11 libhogweed6 libnettle8
libsecret-1-dev libsecret-1-0
libsecsipid-dev libsecsipid1
libsegyio-dev libsegyio1
libself-test-dev libroscpp3d libxmlrpcpp3d
libselinux1-dev libselinux1
libsemanage1-dev libsemanage1
libsensor-msgs-dev
libsensors-applet-plugin-dev libsensors-applet-plugin0
libsensors-dev libsensors5
libsensors4-dev libsensors5
libsentencepiece-dev libsentencepiece0
libsepol1-dev libsepol1
libseqan2-dev
libseqan3-dev libbz2-1.0 zlib1g
libseqlib-dev libseqlib2
libserd-dev libserd-0-0
libserf-dev libserf-1-1
libserial-dev libserial1
libserialdv-dev libserialdv1
libserialport-dev libserialport0
libseriousproton-dev libseriousproton0
libsfark-dev libsfark0
libsfcgal-dev libsfcgal1
libsfml-dev libsfml-audio2.5 libsfml-graphics2.5 libsfml-network2.5 libsfml-system2.5 libsfml-window2.5
libsfst1-1.4-dev libsfst1-1.4
libsgutils2-dev libsgutils2-2
libshadowsocks-libev-dev libshadowsocks-libev2
libshairplay-dev libshairplay0
libshairport-dev libshairport2
libshape-msgs-dev
libsharp-dev libsharp0
libshhmsg1-dev libshhmsg1
libshhopt1-dev libshhopt1
libshiboken2-dev libshiboken2-py3-5.15
libshibresolver-dev libshibresolver3
libshibsp-dev libshibsp10
libshine-dev libshine3
libshine-ocaml-dev libshine3
libshisa-dev libshisa0 libshishi0
libshishi-dev libshishi0
libshout-dev libshout3
libshout-idjc-dev libshout-idjc3
libshout-ocaml-dev libshout3
libshout3-dev libshout3
libshp-dev libshp2
libsiconos-control-dev libsiconos-control6 libsiconos-kernel6 libsiconos-numerics6
libsiconos-io-dev libsiconos-io6 libsiconos-kernel6 libsiconos-numerics6
libsiconos-kernel-dev libsiconos-kernel6 libsiconos-numerics6
libsiconos-mechanics-dev libsiconos-kernel6 libsiconos-mechanics6 libsiconos-numerics6
libsiconos-numerics-dev libsiconos-numerics6
libsidplay1-dev libsidplay1v5
libsidplay2-dev libsidplay2
libsidplayfp-dev libsidplayfp5
libsidutils-dev libsidutils0
libsieve2-dev libsieve2-1
libsigc++-2.0-dev libsigc++-2.0-0v5
libsight-dev libsight
libsignal-protocol-c-dev libsignal-protocol-c2.3.2
libsignon-glib-dev libsignon-glib2
libsignon-qt5-dev libsignon-qt5-1
libsigrok-dev libsigrok4
libsigrokcxx-dev libsigrok4 libsigrokcxx4
libsigrokdecode-dev libsigrokdecode4
libsigscan-dev libsigscan1
libsigsegv-dev libsigsegv2
libsilly-dev libsilly
libsilo-dev libsiloh5-0
libsimage-dev libsimage20
libsimavr-dev libsimavr2 libsimavrparts1
libsimbody-dev libsimbody3.6
libsimde-dev
libsimdjson-dev libsimdjson5
libsimgear-dev libc6 libopenscenegraph161 libopenthreads21
libsimgrid-dev libsimgrid3.25
libsimpleini-dev libsimpleini1
libsimtkmolmodel-dev libsimtkmolmodel3.0
libsingleapplication-dev
libsingular4-dev libsingular4m1
libsipxtapi-dev libsipxtapi
libsiscone-dev libsiscone0v5
libsiscone-spherical-dev libsiscone-spherical0v5 libsiscone0v5
libsisl-dev
libsixel-dev libsixel1
libskk-dev libskk0
libskypat-dev libskypat3
libslang2-dev libslang2
libsleef-dev libsleef3
libslepc-complex-dev libslepc-complex3.14
libslepc-complex3.14-dev libslepc-complex3.14
libslepc-real-dev libslepc-real3.14
libslepc-real3.14-dev libslepc-real3.14
libslepc64-complex-dev libslepc64-complex3.14
libslepc64-complex3.14-dev libslepc64-complex3.14
libslepc64-real-dev libslepc64-real3.14
libslepc64-real3.14-dev libslepc64-real3.14
libslicot-dev libslicot0
libslirp-dev libslirp0
libslurm-dev libslurm36
libslvs1-dev libslvs1
libsm-dev libsm6
libsmartcols-dev libsmartcols1
libsmbclient-dev libsmbclient
libsmbios-dev libsmbios-c2
libsmc-dev
libsmdev-dev libsmdev1
libsmf-dev libsmf0
libsmi2-dev libsmi2ldbl
libsmithwaterman-dev libsmithwaterman0
libsml-dev libsml1
libsmpeg-dev libsmpeg0
libsmpp34-dev libsmpp34-1
libsmraw-dev libsmraw1
libsnacc-dev libsnacc0c2
libsnapd-glib-dev libsnapd-glib1
libsnapd-qt-dev libsnapd-qt1
libsnapper-dev libsnapper5
libsnappy-dev libsnappy1v5
libsndfile1-dev libsndfile1
libsndifsdl2-dev libsdl2-2.0-0 libsndfile1
libsndio-dev libsndio7.0
libsndobj-dev libsndobj2v5
libsnl-dev libsnl0
libsnmp-dev libnetsnmptrapd40 libsnmp40
libsnp-sites1-dev libsnp-sites1
libsoapysdr-dev libsoapysdr0.7
libsoci-dev libsoci-core4.0 libsoci-firebird4.0 libsoci-mysql4.0 libsoci-odbc4.0 libsoci-postgresql4.0 libsoci-sqlite3-4.0
libsocket++-dev libsocket++1
libsocketcan-dev libsocketcan2
libsocksd0-dev libsocksd0
libsodium-dev libsodium23
libsofia-sip-ua-dev libsofia-sip-ua0
libsofia-sip-ua-glib-dev libsofia-sip-ua-glib3 libsofia-sip-ua0
libsofthsm2-dev libsofthsm2
libsoil-dev libsoil1
libsoldout-dev libsoldout1
libsollya-dev libsollya7
libsolv-dev libsolv1 libsolvext1
libsolvext-dev libsolvext1
libsombok-dev libsombok3
libsonic-dev libsonic0
libsope-dev libsope1
libsopt-dev libsopt3.0
libsoqt520-dev libsoqt520
libsord-dev libsord-0-0
libsoundio-dev libsoundio1
libsoundtouch-dev libsoundtouch1
libsoundtouch-ocaml-dev libsoundtouch1
libsoup-gnome2.4-dev libsoup-gnome2.4-1 libsoup2.4-1
libsoup2.4-dev libsoup2.4-1
libsource-highlight-dev libsource-highlight4v5
libsox-dev libsox3
libsoxr-dev libsoxr-lsr0 libsoxr0
libspa-0.2-dev
libspandsp-dev libspandsp2
libsparsehash-dev
libsparskit-dev libsparskit2.0
libspatialaudio-dev libspatialaudio0
libspatialindex-dev libspatialindex-c6 libspatialindex6
libspatialite-dev libspatialite7
libspctag-dev libspctag1
libspdlog-dev libspdlog1
libspectre-dev libspectre1
libspectrum-dev libspectrum8
libspeechd-dev libspeechd2
libspeex-dev libspeex1
libspeex-ocaml-dev libspeex1
libspeexdsp-dev libspeex1 libspeexdsp1
libspf2-dev libspf2-2
libspfft-dev libspfft0
libsphde-dev libsphde1
libsphere-dev libsphere0d
libsphinxbase-dev libsphinxbase3
libspice-client-glib-2.0-dev libspice-client-glib-2.0-8
libspice-client-gtk-3.0-dev libspice-client-glib-2.0-8 libspice-client-gtk-3.0-5
libspice-protocol-dev
libspice-server-dev libspice-server1
libspiro-dev libspiro1
libspnav-dev libspnav0
libspoa-dev libspoa7.0.0
libspooles-dev libspooles2.2
libspread-sheet-widget-dev libspread-sheet-widget
libsprng2-dev libsprng2
libsptk-dev
libsqlcipher-dev libsqlcipher0
libsqlclient-dev libsqlclient1.8
libsqlite3-dev libsqlite3-0
libsqlite3-ocaml-dev libsqlite3-0
libsquashfs-dev libsquashfs1
libsquashfuse-dev libsquashfuse0
libsquid-dev libsquid1
libsquirrel-dev libsquirrel3-0
libsquish-dev libsquish0
libsquizz-dev libsquizz
libsratom-dev libsratom-0-0
libsrecord-dev libsrecord0
libsrf-dev
libsrt-gnutls-dev libsrt1.4-gnutls
libsrt-openssl-dev libsrt1.4-openssl
libsrtp2-dev libsrtp2-1
libss7-dev libss7-2.0
libsscm-dev libsscm3
libssh-dev libssh-4
libssh-gcrypt-dev libssh-gcrypt-4
libssh2-1-dev libssh2-1
libssl-dev libssl1.1
libssl-ocaml-dev libssl1.1
libssm-dev libssm2
libsss-certmap-dev libsss-certmap0
libsss-idmap-dev libsss-idmap0
libsss-nss-idmap-dev libsss-nss-idmap0
libsss-simpleifp-dev libsss-simpleifp0
libssw-dev libssw0
libst-dev libst1
libstaden-read-dev libstaden-read14
libstarlink-ast-dev libstarlink-ast-err9 libstarlink-ast-grf3d9 libstarlink-ast9
libstarlink-pal-dev libstarlink-pal0
libstaroffice-dev libstaroffice-0.0-0
libstarpu-dev libsocl-1.3-0 libstarpu-1.3-5 libstarpufft-1.3-2 libstarpumpi-1.3-3 libstarpurm-1.3-1
libstartup-notification0-dev libstartup-notification0
libstatgen-dev libstatgen0
libstatgrab-dev libstatgrab10
libstb-dev libstb0
libstd-msgs-dev
libstd-rust-dev libstd-rust-1.48
libstd-rust-mozilla-dev libstd-rust-mozilla-1.63
libstd-rust-web-dev libstd-rust-web-1.78
libstd-srvs-dev libcpp-common0d libroscpp-serialization0d librostime1d
libstdc++-10-dev gcc-10-base libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libstdc++6 libtsan0 libubsan1
libstdc++-9-dev gcc-9-base libasan5
libstdx-allocator-dev libstdx-allocator0
libstemmer-dev libstemmer0d
libsteptalk-dev libsteptalk0
libstereo-image-proc-dev libimage-proc0d libstereo-image-proc0d
libstereo-msgs-dev
libstfl-dev libstfl0
libstk-dev libstk-4.6.1
libstk0-dev libstk-4.6.1
libstlink-dev libstlink1
libstoken-dev libstoken1
libstonith1-dev libstonith1
libstorm-dev libstorm9
libstroke0-dev libstroke0
libstrophe-dev libstrophe0
libstropt-dev libstropt0
libstxxl-dev libstxxl1v5
libsubtitleeditor-dev libsubtitleeditor0
libsubunit-dev libsubunit0
libsugarext-dev libsugarext0
libsuil-dev libsuil-0-0
libsuitesparse-dev libamd2 libbtf1 libcamd2 libccolamd2 libcholmod3 libcolamd2 libcxsparse3 libgraphblas3 libklu1 libldl2 libmongoose2 librbio2 libsliplu1 libspqr2 libsuitesparseconfig5 libumfpack5
libsuma-dev libsuma1
libsundials-dev libsundials-arkode3 libsundials-cvode4 libsundials-cvodes4 libsundials-ida4 libsundials-idas3 libsundials-kinsol4 libsundials-nvecparallel-hypre4 libsundials-nvecparallel-mpi4 libsundials-nvecparallel-openmp4 libsundials-nvecparallel-petsc4 libsundials-nvecparallel-pthread4 libsundials-nvecserial4 libsundials-sunlinsol2 libsundials-sunmatrix2
libsunpinyin-dev libsunpinyin3v5
libsuperlu-dev libsuperlu5
libsuperlu-dist-dev libsuperlu-dist6
libsurgescript-dev libsurgescript0.5.4.4
libsvgpp-dev libboost-chrono1.74.0 libboost-system1.74.0 libboost-timer1.74.0
libsvm-dev libsvm3
libsvmloc-dev libsvmloc0
libsvn-dev libsvn1
libswami-dev libswami1 libswamigui1
libswe-dev libswe0
libsword-dev libsword1.9.0
libswresample-dev libavutil56 libswresample3
libswscale-dev libavutil56 libswscale5
libswupdate-dev libswupdate0.1
libsx-dev libsx0
libsylph-dev libsylph1
libsymmetrica2-dev libsymmetrica2
libsymspg-dev libsymspg1
libsynctex-dev libsynctex2
libsynfig-dev libsynfig0a
libsynthesis-dev libsmltk0 libsynthesis0v5
libsysfs-dev libsysfs2
libsysrepo-cpp-dev libsysrepo-cpp5
libsysrepo-dev libsysrepo5
libsysstat-qt5-0-dev libsysstat-qt5-0
libsystemc-dev libsystemc
libsystemd-dev libsystemd0
libt3config-dev libt3config0
libt3highlight-dev libt3highlight2
libt3key-dev libt3key1
libt3widget-dev libt3widget2
libt3window-dev libt3window0
libt4k-common0-dev libt4k-common0
libtabixpp-dev libtabixpp0
libtachyon-mpi-dev libtachyon-openmpi-0
libtachyon-mpich-0-dev libtachyon-mpich-0
libtachyon-mt-0-dev libtachyon-mt-0
libtachyon-openmpi-0-dev libtachyon-openmpi-0
libtachyon-serial-0-dev libtachyon-serial-0
libtag-extras-dev libtag-extras1
libtag1-dev libtag1v5
libtagc0-dev libtag1v5 libtagc0
libtagcoll2-dev zlib1g
libtaglib-ocaml-dev libtag1v5
libtaktuk-1-dev libtaktuk3
libtalloc-dev libtalloc2
libtamuanova-dev libtamuanova-0.2
libtango-dev liblog4tango5v5 libtango9
libtaningia-dev libtaningia0
libtar-dev libtar0
libtasn1-6-dev libtasn1-6
libtbb-dev libtbb2
libtcc-dev
libtcd-dev libtcd0
libtclcl1-dev libtclcl1
libtcod-dev libtcod1
libtcplay-dev libtcplay
libtdb-dev libtdb1
libteam-dev libteam5 libteamdctl0
libteckit-dev libteckit0
libtecla-dev libtecla1
libteem-dev libteem2
libtelepathy-farstream-dev libtelepathy-farstream3
libtelepathy-glib-dev libtelepathy-glib0
libtelepathy-logger-dev libtelepathy-logger3
libtelepathy-logger-qt-dev libtelepathy-logger-qt5
libtelepathy-qt5-dev libtelepathy-qt5-0 libtelepathy-qt5-farstream0
libtelnet-dev libtelnet2
libtemplate-glib-1.0-dev libtemplate-glib-1.0-0
libtemplates-parser14-dev libtemplates-parser20
libtensorpipe-dev libtensorpipe0
libtepl-5-dev libtepl-5-0
libtercpp-dev libtercpp0v5
libtermbox-dev libtermbox1
libtermkey-dev libtermkey1
libterralib-dev libterralib3
libtesseract-dev libarchive13 liblept5
libtet1.5-dev libtet1.5
libtevent-dev libtevent0
libtexlua53-dev libtexlua53
libtexluajit-dev libtexluajit2
libtexttools9-dev libtexttools11
libtextwrap-dev libtextwrap1
libtf-conversions-dev libtf-conversions0d libtf1d
libtf-dev libtf1d
libtf2-bullet-dev libtf2-2d
libtf2-dev libtf2-2d
libtf2-eigen-dev libtf2-2d
libtf2-geometry-msgs-dev libtf2-2d
libtf2-kdl-dev libtf2-2d libtf2-ros1d
libtf2-msgs-dev
libtf2-ros-dev libtf2-2d libtf2-ros1d
libtf2-sensor-msgs-dev libtf2-2d libtf2-ros1d
libtfm-dev libtfm1
libtgl-0.0.0.20160623-dev libtgl-0.0.0.20160623-0
libtgowt-dev libavcodec58 libavformat58 libavutil56 libglib2.0-0 libjpeg62-turbo libopus0 libpipewire-0.3-0 libprotobuf-lite23 libprotobuf23 libssl1.1 libswresample3 libswscale5 libx11-6 libxcomposite1 libxdamage1 libxext6 libxfixes3 libxrandr2 libxrender1 libxtst6
libtgvoip-dev libopus0 libssl1.1
libthai-dev libthai0
libtheora-dev libtheora0
libtheora-ocaml-dev libtheora0
libthread-pool-dev
libthrift-c-glib-dev libthrift-c-glib0
libthrift-dev
libthrust-dev
libthunarx-3-dev libthunarx-3-0
libticables-dev libticables2-7
libticalcs-dev libticalcs2-12
libticcutils-dev libticcutils8
libtickit-dev libtickit3
libticonv-dev libticonv8
libtidy-dev libtidy5deb1
libtiff-dev libtiff5 libtiffxx5
libtiff5-dev libtiff5 libtiffxx5
libtifiles-dev libtifiles2-10
libtiled-dev libtiled1
libtimbl-dev libtimbl4
libtimblserver-dev libtimblserver4
libtimezonemap1-dev libtimezonemap1
libtinfo-dev libncurses6 libncursesw6 libtinfo6
libtins-dev libtins4.0
libtinyexr-dev libtinyexr1d
libtinygltf-dev libtinygltf1d
libtinyobjloader-dev libtinyobjloader1
libtinyxml-dev libtinyxml2.6.2v5
libtinyxml2-dev libtinyxml2-8
libtirpc-dev libtirpc3
libtk-img-dev libtcl8.6 libtk8.6
libtllist-dev
libtlsh-dev libtlsh0
libtmglib-dev libblas3 liblapack3 libtmglib3
libtmglib64-dev libblas64-3 liblapack64-3 libtmglib64-3
libtnt-dev
libtntdb-dev libtntdb4v5
libtntnet-dev libtntnet12v5
libtogl-dev libtogl2
libtokyocabinet-dev libtokyocabinet9
libtolua++5.1-dev
libtolua-dev liblua5.2-0
libtomcrypt-dev libtomcrypt1
libtommath-dev libtommath1
libtonezone-dev libtonezone2.0
libtopic-tools-dev libroscpp3d libtopic-tools2d libxmlrpcpp3d
libtorch-dev libtorch1.7
libtorrent-dev libtorrent21
libtorrent-rasterbar-dev libtorrent-rasterbar10
libtotem-dev libtotem0
libtotem-plparser-dev libtotem-plparser18
libtoxcore-dev libtoxcore2
libtpl-dev libtpl0
libtpm-unseal-dev libtpm-unseal1
libtpm2-pkcs11-1-dev libtpm2-pkcs11-1
libtrace3-dev libtrace3
libtraceevent-dev libtraceevent1
libtracefs-dev libtracefs1
libtracker-control-2.0-dev libtracker-control-2.0-0
libtracker-miner-2.0-dev libtracker-miner-2.0-0 libtracker-sparql-2.0-0
libtracker-sparql-2.0-dev libtracker-sparql-2.0-0
libtraildb-dev libtraildb0
libtrajectory-msgs-dev
libtranscript-dev libtranscript1
libtre-dev libtre5
libtreil-dev libtreil0
libtrilinos-amesos-dev libtrilinos-amesos12 libtrilinos-trilinosss12
libtrilinos-amesos2-dev libtrilinos-amesos2-12 libtrilinos-trilinosss12
libtrilinos-anasazi-dev libtrilinos-anasazi12
libtrilinos-aztecoo-dev libtrilinos-aztecoo12
libtrilinos-belos-dev libtrilinos-belos12
libtrilinos-epetra-dev libtrilinos-epetra12
libtrilinos-epetraext-dev libtrilinos-epetraext12
libtrilinos-galeri-dev libtrilinos-galeri12
libtrilinos-globipack-dev libtrilinos-globipack12
libtrilinos-ifpack-dev libtrilinos-ifpack12 libtrilinos-trilinosss12
libtrilinos-ifpack2-dev libtrilinos-ifpack2-12 libtrilinos-trilinosss12
libtrilinos-intrepid-dev libtrilinos-intrepid12
libtrilinos-intrepid2-dev libtrilinos-intrepid2-12
libtrilinos-isorropia-dev libtrilinos-isorropia12
libtrilinos-kokkos-dev libtrilinos-kokkos12
libtrilinos-kokkos-kernels-dev libtrilinos-kokkos-kernels12
libtrilinos-komplex-dev libtrilinos-komplex12
libtrilinos-ml-dev libtrilinos-aztecoo12 libtrilinos-ml12 libtrilinos-trilinosss12
libtrilinos-moertel-dev libtrilinos-moertel12
libtrilinos-muelu-dev libtrilinos-muelu12 libtrilinos-trilinosss12
libtrilinos-nox-dev libtrilinos-nox12 libtrilinos-trilinosss12
libtrilinos-optipack-dev libtrilinos-optipack12
libtrilinos-pamgen-dev libtrilinos-pamgen12
libtrilinos-phalanx-dev libtrilinos-phalanx12
libtrilinos-pike-dev libtrilinos-pike12
libtrilinos-piro-dev libtrilinos-piro12
libtrilinos-pliris-dev libtrilinos-pliris12
libtrilinos-rol-dev libtrilinos-rol12 libtrilinos-trilinosss12
libtrilinos-rtop-dev libtrilinos-rtop12
libtrilinos-rythmos-dev libtrilinos-rythmos12
libtrilinos-sacado-dev libtrilinos-sacado12
libtrilinos-shards-dev libtrilinos-shards12
libtrilinos-shylu-dev libtrilinos-shylu12
libtrilinos-stokhos-dev libtrilinos-stokhos12 libtrilinos-trilinosss12
libtrilinos-stratimikos-dev libtrilinos-stratimikos12 libtrilinos-trilinosss12
libtrilinos-teko-dev libtrilinos-teko12
libtrilinos-teuchos-dev libtrilinos-teuchos12
libtrilinos-thyra-dev libtrilinos-thyra12
libtrilinos-tpetra-dev libtrilinos-tpetra12
libtrilinos-trilinoscouplings-dev libtrilinos-trilinoscouplings12 libtrilinos-trilinosss12
libtrilinos-trilinosss-dev libtrilinos-trilinosss12
libtrilinos-triutils-dev libtrilinos-triutils12
libtrilinos-xpetra-dev libtrilinos-xpetra12
libtrilinos-zoltan-dev libtrilinos-zoltan12
libtrilinos-zoltan2-dev libtrilinos-zoltan2-12
libtrio-dev libtrio2
libts-dev libts0
libtse3-dev libtse3-0.3.1c2a
libtsk-dev libtsk19
libtsl-hopscotch-map-dev
libtsl-ordered-map-dev
libtsm-dev libtsm3
libtspi-dev libtspi1
libtss-dev libtss0
libtss2-dev libtss2-esys-3.0.2-0 libtss2-fapi1 libtss2-mu0 libtss2-rc0 libtss2-sys1 libtss2-tcti-cmd0 libtss2-tcti-device0 libtss2-tcti-mssim0 libtss2-tcti-swtpm0 libtss2-tctildr0
libtss2-tcti-tabrmd-dev libtss2-tcti-tabrmd0
libttfautohint-dev libttfautohint1
libtty-dev libtty1
libtulip-dev libc6
libtumbler-1-dev libtumbler-1-0
libturbojpeg0-dev libturbojpeg0
libtut-dev
libtweeny-dev
libtwin-dev libtwin0
libtwofish-dev libtwofish0
libtwolame-dev libtwolame0
libu2f-host-dev libu2f-host0
libu2f-server-dev libu2f-server0
libubertooth-dev libubertooth1
libubi-dev
libubootenv-dev libubootenv0.1
libuchardet-dev libuchardet0
libucimf-dev libucimf0
libucl-dev libucl1
libucommon-dev libucommon8
libucpp-dev
libucto-dev libucto5
libucx-dev libucx0
libudev-dev libudev1
libudf-dev libcdio19 libudf0
libudfread-dev libudfread0
libudisks2-dev libudisks2-0
libudisks2-qt5-dev
libudns-dev libudns0
libudt-dev libudt0
libudunits2-dev libudunits2-0
libuecc-dev libuecc0
libuev-dev libuev2
libufo-dev libufo1
libufpidentity-dev libufpidentity1
libuhd-dev libuhd3.15.0
libuhttpmock-0.0-dev libuhttpmock-0.0-0
libui-gxmlcpp-dev libui-gxmlcpp5v5
libui-utilcpp-dev libui-utilcpp9v5
libuim-dev libuim-custom2 libuim-scm0 libuim8
libuinputplus-dev
libukui-backgroundclient-dev libukui-backgroundclient0
libukui-datesetting-dev libukui-datesetting0
libukui-defaultprograms-dev libukui-defaultprograms0
libukui-desktopclient-dev libukui-desktopclient0
libukui-fontclient-dev libukui-fontclient0
libukui-gsettings-dev libukui-gsettings0
libukui-interfaceclient-dev libukui-interfaceclient0
libukui-keyboardclient-dev libukui-keyboardclient0
libukui-marcogeneralclient-dev libukui-marcogeneralclient0
libukui-menu-dev libukui-menu2
libukui-mouseclient-dev libukui-mouseclient0
libukui-network-dev libukui-network0
libukui-powerclient-dev libukui-powerclient0
libukui-print-dev libukui-print0
libukui-screensaverclient-dev libukui-screensaverclient0
libukui-sessionclient-dev libukui-sessionclient0
libukui-subversion-dev libukui-subversion0
libukui-sysinfo-dev libukui-sysinfo0
libukui-touchpadclient-dev libukui-touchpadclient0
libukui-usersetting-dev libukui-usersetting0
libukui-xkbgeneralclient-dev libukui-xkbgeneralclient0
libukwm-1-dev libukwm-1-0
libulfius-dev libulfius2.7
libumlib-dev libumlib0
libumockdev-dev libumockdev0
libunac1-dev libunac1
libunarr-dev libunarr1
libunbound-dev libunbound8
libunibilium-dev libunibilium4
libunibreak-dev libunibreak1
libunicap2-dev libunicap2
libuninameslist-dev libuninameslist1
libuninum-dev libuninum5
libunistring-dev libunistring2
libunittest++-dev libunittest++2
libunity-dev libunity-protocol-private0 libunity9
libunivalue-dev libunivalue0
libunshield-dev libunshield0
libunwind-13-dev libunwind-13
libunwind-16-dev libunwind-16
libunwind-dev libunwind8
libunwind-setjmp0-dev libunwind-setjmp0 libunwind8
libupb-dev libupb0
libupnp-dev libixml10 libupnp13
libupower-glib-dev libupower-glib3
libupsclient-dev libupsclient4
libupse-dev libupse2
liburcu-dev liburcu6
liburdf-dev liburdf1d
liburdf-parser-plugin-dev liburdf1d
liburdfdom-dev liburdfdom-model liburdfdom-model-state liburdfdom-sensor liburdfdom-world
liburdfdom-headers-dev
liburfkill-glib-dev liburfkill-glib0
liburing-dev liburing1
liburiparser-dev liburiparser1
libusb-1.0-0-dev libusb-1.0-0
libusb-dev libusb-0.1-4
libusb-ocaml-dev libusb-1.0-0
libusb3380-dev libusb3380-0
libusbauth-configparser-dev libusbauth-configparser1
libusbmuxd-dev libusbmuxd6
libusbredirhost-dev libusbredirhost1 libusbredirparser1
libusbredirparser-dev libusbredirparser1
libuser1-dev libuser1
libuserbindmount-dev libuserbindmount0
libusrsctp-dev libusrsctp1
libustr-dev libustr-1.0-1
libutempter-dev libutempter0
libutf8.h-dev
libutf8proc-dev libutf8proc2
libutfcpp-dev
libuu-dev libuu0
libuv1-dev libuv1
libuvc-dev libuvc0
libuwac0-dev libuwac0-0
libv4l-dev libv4l-0 libv4l2rds0 libv4lconvert0
libva-dev libva-drm2 libva-glx2 libva-wayland2 libva-x11-2 libva2
libvala-0.48-dev libvala-0.48-0
libvaladoc-0.48-dev libvala-0.48-0 libvaladoc-0.48-0
libvalapanel-dev libvalapanel0
libvanessa-adt-dev libvanessa-adt1
libvanessa-logger-dev libvanessa-logger0
libvanessa-socket-dev libvanessa-socket2
libvarnishapi-dev libvarnishapi2
libvbr-dev libvbr2
libvc-dev libvc0
libvcdinfo-dev libvcdinfo0
libvcflib-dev libvcflib1
libvdb-sqlite-dev libvdb-sqlite2
libvde-dev libvde0
libvdeplug-dev libvdeplug2
libvdeslirp-dev libvdeslirp0
libvdestack-dev libvdestack0
libvdk2-dev libvdk2-2c2
libvdpau-dev libvdpau1
libventrilo-dev libventrilo3-0
libverbiste-dev libverbiste-0.1-0v5
libverto-dev libverto-glib1 libverto-libev1 libverto1
libvformat-dev libvformat0
libvhdi-dev libvhdi1
libvibrant6-dev libncbi6 libvibrant6b
libvidstab-dev libvidstab1.1
libviennacl-dev ocl-icd-libopencl1
libview-dev libview2
libvigraimpex-dev libvigraimpex11
libvips-dev libvips42
libvirglrenderer-dev libvirglrenderer1
libvirt-dev libvirt0
libvirt-glib-1.0-dev libvirt-glib-1.0-0
libvirt-ocaml-dev libvirt0
libvirtualpg-dev libvirtualpg0
libvisa-dev libvisa0
libvisio-dev libvisio-0.1-1
libvisp-ar-dev libvisp-ar3.3 libvisp-core3.3 libvisp-io3.3
libvisp-blob-dev libvisp-blob3.3 libvisp-core3.3
libvisp-core-dev libvisp-core3.3
libvisp-detection-dev libvisp-core3.3 libvisp-detection3.3
libvisp-dev libvisp-ar3.3 libvisp-blob3.3 libvisp-core3.3 libvisp-detection3.3 libvisp-gui3.3 libvisp-imgproc3.3 libvisp-io3.3 libvisp-klt3.3 libvisp-mbt3.3 libvisp-me3.3 libvisp-robot3.3 libvisp-sensor3.3 libvisp-tt-mi3.3 libvisp-tt3.3 libvisp-vision3.3 libvisp-visual-features3.3 libvisp-vs3.3
libvisp-gui-dev libvisp-core3.3 libvisp-gui3.3
libvisp-imgproc-dev libvisp-core3.3 libvisp-imgproc3.3
libvisp-io-dev libvisp-core3.3 libvisp-io3.3
libvisp-klt-dev libvisp-core3.3 libvisp-klt3.3
libvisp-mbt-dev libvisp-ar3.3 libvisp-blob3.3 libvisp-core3.3 libvisp-gui3.3 libvisp-io3.3 libvisp-klt3.3 libvisp-mbt3.3 libvisp-me3.3 libvisp-vision3.3 libvisp-visual-features3.3
libvisp-me-dev libvisp-core3.3 libvisp-me3.3
libvisp-robot-dev libvisp-core3.3 libvisp-gui3.3 libvisp-io3.3 libvisp-robot3.3
libvisp-sensor-dev libvisp-core3.3 libvisp-sensor3.3
libvisp-tt-dev libvisp-blob3.3 libvisp-core3.3 libvisp-io3.3 libvisp-me3.3 libvisp-tt3.3 libvisp-vision3.3 libvisp-visual-features3.3
libvisp-tt-mi-dev libvisp-blob3.3 libvisp-core3.3 libvisp-io3.3 libvisp-me3.3 libvisp-tt-mi3.3 libvisp-tt3.3 libvisp-vision3.3 libvisp-visual-features3.3
libvisp-vision-dev libvisp-blob3.3 libvisp-core3.3 libvisp-io3.3 libvisp-me3.3 libvisp-vision3.3 libvisp-visual-features3.3
libvisp-visual-features-dev libvisp-blob3.3 libvisp-core3.3 libvisp-me3.3 libvisp-visual-features3.3
libvisp-vs-dev libvisp-blob3.3 libvisp-core3.3 libvisp-gui3.3 libvisp-io3.3 libvisp-me3.3 libvisp-robot3.3 libvisp-visual-features3.3 libvisp-vs3.3
libvistaio-dev libvistaio14
libvisual-0.4-dev libvisual-0.4-0
libvisualization-msgs-dev
libvkd3d-dev libvkd3d-utils1 libvkd3d1
libvlc-dev libvlc5
libvlccore-dev libvlccore9
libvlfeat-dev libvlfeat1
libvmatch-dev
libvmdk-dev libvmdk1
libvmem-dev libvmem1
libvmemcache-dev libvmemcache0
libvmime-dev libvmime1
libvmmalloc-dev libvmmalloc1
libvmmlib-dev
libvncserver-dev libvncclient1 libvncserver1
libvnlog-dev libvnlog0
libvo-aacenc-dev libvo-aacenc0
libvo-amrwbenc-dev libvo-amrwbenc0
libvoaacenc-ocaml-dev libvo-aacenc0
libvoikko-dev libvoikko1
libvolatilestream-dev libvolatilestream0
libvolk2-dev libvolk2.4
libvolpack1-dev libvolpack1
libvolume-key-dev libvolume-key1
libvorbis-dev libvorbis0a libvorbisenc2 libvorbisfile3
libvorbis-ocaml-dev libvorbis0a libvorbisenc2 libvorbisfile3
libvorbisidec-dev libvorbisidec1
libvotca-csg-dev libvotca-csg6
libvotca-tools-dev libvotca-tools6
libvotca-xtp-dev libvotca-xtp6
libvotequorum-dev libcorosync-common4 libvotequorum8
libvpb-dev libvpb1
libvpoll-dev libvpoll0
libvpx-dev libvpx6
libvshadow-dev libvshadow1
libvslvm-dev libvslvm1
libvsqlitepp-dev libvsqlitepp3v5
libvte-2.91-dev libvte-2.91-0
libvte-dev libvte9
libvted-3-dev libgtkd-3-0 libvted-3-0
libvterm-dev libvterm0
libvtk-dicom-dev libvtkdicom0.8
libvtk6-dev libvtk6.3
libvtk6-qt-dev libvtk6.3 libvtk6.3-qt
libvtk7-dev libvtk7.1p
libvtk7-qt-dev libvtk7.1p libvtk7.1p-qt
libvtk9-dev libvtk9
libvtk9-qt-dev libvtk9 libvtk9-qt
libvtkgdcm-dev libgdcm3.0 libvtkgdcm3.0
libvulkan-dev libvulkan1
libwacom-dev libwacom2
libwaei-dev libwaei2
libwaffle-dev libwaffle-1-0
libwaili-dev libwaili1c2
libwandio1-dev libwandio1
libwavpack-dev libwavpack1
libwayland-dev libwayland-client0 libwayland-cursor0 libwayland-egl1 libwayland-server0
libwayland-egl-backend-dev
libwbclient-dev libwbclient0
libwbclient-sssd-dev libwbclient-sssd
libwbxml2-dev libwbxml2-0
libwcat1-dev libwcat1
libwcstools-dev libwcstools1
libwebauth-dev libwebauth12
libwebkit2gtk-4.0-dev libjavascriptcoregtk-4.0-18 libwebkit2gtk-4.0-37
libwebm-dev libwebm1
libwebp-dev libwebp6 libwebpdemux2 libwebpmux3
libwebrtc-audio-processing-dev libwebrtc-audio-processing1
libwebsocketpp-dev
libwebsockets-dev libwebsockets16
libweed-dev libweed0
libweston-9-dev libweston-9-0
libwgdb-dev libwgdb0
libwhereami-dev libwhereami0
libwibble-dev
libwildmagic-dev libwildmagic5
libwildmidi-dev libwildmidi2
libwim-dev libwim15
libwine-dev libwine
libwings-dev libwings3 libwraster6 libwutil5
libwinpr2-dev libwinpr-tools2-2 libwinpr2-2
libwiredtiger-dev libwiredtiger0
libwireshark-dev libwireshark14 libwiretap11 libwsutil12
libwiretap-dev libwiretap11
libwlroots-dev libwlroots6
libwmaker-dev libwmaker1
libwmf-dev libwmf0.2-7
libwnck-3-dev libwnck-3-0
libwnck-dev libwnck22
libwnn-dev libwnn0
libwnn6-dev libwnn6-1
libwoff-dev libwoff1
libwolfssl-dev libwolfssl24
libwpd-dev libwpd-0.10-10
libwpe-1.0-dev libwpe-1.0-1
libwpebackend-fdo-1.0-dev libwpebackend-fdo-1.0-1
libwpewebkit-1.0-dev libwpewebkit-1.0-3
libwpg-dev libwpg-0.3-3
libwps-dev libwps-0.4-4
libwrap0-dev libwrap0
libwraster-dev libwraster6
libwreport-dev libwreport3
libwslay-dev libwslay1
libwsutil-dev libwsutil12
libwv-dev libwv-1.2-4
libwvstreams-dev libuniconf4.6 libwvstreams4.6-base libwvstreams4.6-extras
libwxbase3.0-dev libwxbase3.0-0v5
libwxgtk-media3.0-gtk3-dev libwxbase3.0-0v5 libwxgtk-media3.0-gtk3-0v5 libwxgtk3.0-gtk3-0v5
libwxgtk-webview3.0-gtk3-dev libwxbase3.0-0v5 libwxgtk-webview3.0-gtk3-0v5 libwxgtk3.0-gtk3-0v5
libwxgtk3.0-gtk3-dev libwxbase3.0-0v5 libwxgtk3.0-gtk3-0v5
libwxsmithlib-dev libwxsmithlib0
libwxsqlite3-3.0-dev libwxsqlite3-3.0-0
libwxsvg-dev libwxsvg3
libwyhash-dev
libx11-dev libx11-6
libx11-xcb-dev libx11-6 libx11-xcb1
libx264-dev libx264-160
libx265-dev libx265-192
libx32gcc-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
libx32gcc-9-dev gcc-9-base lib32asan5 libx32asan5
libx32gfortran-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gfortran5 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
libx32gfortran-9-dev gcc-9-base lib32asan5 libx32asan5
libx32go-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32go16 libx32gomp1 libx32itm1 libx32quadmath0 libx32ubsan1
libx32go-9-dev gcc-9-base lib32asan5 libx32asan5 libx32go14
libx32gphobos-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32gphobos1 libx32itm1 libx32quadmath0 libx32ubsan1
libx32gphobos-9-dev gcc-9-base lib32asan5 libx32asan5 libx32gphobos76
libx32objc-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32objc4 libx32quadmath0 libx32ubsan1
libx32objc-9-dev gcc-9-base lib32asan5 libx32asan5
libx32stdc++-10-dev gcc-10-base lib32asan6 lib32atomic1 lib32gcc-s1 lib32gomp1 lib32itm1 lib32quadmath0 lib32ubsan1 libasan6 libatomic1 libgcc-s1 libgomp1 libitm1 liblsan0 libquadmath0 libstdc++6 libtsan0 libubsan1 libx32asan6 libx32atomic1 libx32gcc-s1 libx32gomp1 libx32itm1 libx32quadmath0 libx32stdc++6 libx32ubsan1
libx32stdc++-9-dev gcc-9-base lib32asan5 libasan5 libx32asan5
libx52pro-dev libx52pro0
libx86-dev libx86-1
libx86emu-dev libx86emu3
libxalan-c-dev libxalan-c112
libxapian-dev libxapian30
libxapp-dev libxapp1
libxatracker-dev libxatracker2
libxau-dev libxau6
libxaw3dxft8-dev libxaw3dxft8
libxaw7-dev libxaw7
libxbae-dev libxbae4m
libxbase64-dev libxbase64-1
libxc-dev libxc5
libxcb-composite0-dev libxcb-composite0 libxcb-render0 libxcb-shape0 libxcb-xfixes0 libxcb1
libxcb-cursor-dev libxcb-cursor0
libxcb-damage0-dev libxcb-damage0 libxcb-render0 libxcb-shape0 libxcb-xfixes0 libxcb1
libxcb-dpms0-dev libxcb-dpms0 libxcb1
libxcb-dri2-0-dev libxcb-dri2-0 libxcb1
libxcb-dri3-dev libxcb-dri3-0 libxcb1
libxcb-ewmh-dev libxcb-ewmh2
libxcb-glx0-dev libxcb-glx0 libxcb1
libxcb-icccm4-dev libxcb-icccm4
libxcb-image0-dev libxcb-image0
libxcb-imdkit-dev libxcb-imdkit1
libxcb-keysyms1-dev libxcb-keysyms1
libxcb-present-dev libxcb-present0 libxcb-randr0 libxcb-render0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb1
libxcb-randr0-dev libxcb-randr0 libxcb-render0 libxcb1
libxcb-record0-dev libxcb-record0 libxcb1
libxcb-render-util0-dev libxcb-render-util0
libxcb-render0-dev libxcb-render0 libxcb1
libxcb-res0-dev libxcb-res0 libxcb1
libxcb-screensaver0-dev libxcb-screensaver0 libxcb1
libxcb-shape0-dev libxcb-shape0 libxcb1
libxcb-shm0-dev libxcb-shm0 libxcb1
libxcb-sync-dev libxcb-sync1 libxcb1
libxcb-util-dev libxcb-util1
libxcb-util0-dev libxcb-util1
libxcb-xf86dri0-dev libxcb-xf86dri0 libxcb1
libxcb-xfixes0-dev libxcb-render0 libxcb-shape0 libxcb-xfixes0 libxcb1
libxcb-xinerama0-dev libxcb-xinerama0 libxcb1
libxcb-xinput-dev libxcb-render0 libxcb-shape0 libxcb-xfixes0 libxcb-xinput0 libxcb1
libxcb-xkb-dev libxcb-xkb1 libxcb1
libxcb-xrm-dev libxcb-xrm0
libxcb-xtest0-dev libxcb-xtest0 libxcb1
libxcb-xv0-dev libxcb-shm0 libxcb-xv0 libxcb1
libxcb-xvmc0-dev libxcb-shm0 libxcb-xv0 libxcb-xvmc0 libxcb1
libxcb1-dev libxcb1
libxcomp-dev libxcomp3
libxcomposite-dev libxcomposite1
libxcompshad-dev libxcompshad3
libxcursor-dev libxcursor1
libxdamage-dev libxdamage1
libxdelta2-dev libxdelta2
libxdf-dev libxdf0
libxdffileio-dev libxdffileio0
libxdg-basedir-dev libxdg-basedir1
libxdmcp-dev libxdmcp6
libxdmf-dev libxdmf3
libxdo-dev libxdo3
libxen-dev libxencall1 libxendevicemodel1 libxenevtchn1 libxenforeignmemory1 libxengnttab1 libxenhypfs1 libxenmisc4.14 libxenstore3.0 libxentoolcore1 libxentoollog1
libxenium-dev
libxerces-c-dev libxerces-c3.2
libxext-dev libxext6
libxfce4panel-2.0-dev libxfce4panel-2.0-4
libxfce4ui-2-dev libxfce4ui-2-0
libxfce4util-dev libxfce4util7
libxfconf-0-dev libxfconf-0-3
libxfixes-dev libxfixes3
libxfont-dev libxfont2
libxft-dev libxft2
libxgks-dev libxgks2
libxi-dev libxi6
libxine2-dev
libxinerama-dev libxinerama1
libxkbcommon-dev libxkbcommon0
libxkbcommon-x11-dev libxkbcommon-x11-0 libxkbcommon0
libxkbfile-dev libxkbfile1
libxkbregistry-dev libxkbcommon0 libxkbregistry0
libxklavier-dev libxklavier16
libxmhtml-dev libxmhtml1.1
libxml++2.6-dev libxml++2.6-2v5
libxml-security-c-dev libxml-security-c20
libxml2-dev libxml2
libxmlada-dom10-dev libxmlada-dom7 libxmlada-input7 libxmlada-sax7 libxmlada-unicode7
libxmlada-input10-dev libxmlada-input7 libxmlada-unicode7
libxmlada-sax10-dev libxmlada-input7 libxmlada-sax7 libxmlada-unicode7
libxmlada-schema10-dev libxmlada-dom7 libxmlada-input7 libxmlada-sax7 libxmlada-schema7 libxmlada-unicode7
libxmlada-unicode10-dev libxmlada-unicode7
libxmlb-dev libxmlb1
libxmlbird-dev libxmlbird1
libxmlezout8-dev libxmlezout7
libxmlrpc-c++8-dev libxmlrpc-c++8v5 libxmlrpc-core-c3
libxmlrpc-core-c3-dev libxmlrpc-core-c3
libxmlrpc-epi-dev libxmlrpc-epi0
libxmlrpcpp-dev libxmlrpcpp3d
libxmlsec1-dev libxmlsec1 libxmlsec1-gcrypt libxmlsec1-gnutls libxmlsec1-nss libxmlsec1-openssl
libxmltok1-dev libxmltok1
libxmltooling-dev libxmltooling10
libxmmsclient++-dev libxmmsclient++4v5 libxmmsclient6
libxmmsclient++-glib-dev libxmmsclient++-glib1v5 libxmmsclient++4v5 libxmmsclient-glib1 libxmmsclient6
libxmmsclient-dev libxmmsclient6
libxmmsclient-glib-dev libxmmsclient-glib1 libxmmsclient6
libxmp-dev libxmp4
libxmpi4-dev libxmpi4
libxmu-dev libxmu6
libxmuu-dev libxmuu1
libxnee-dev libxnee0
libxneur-dev libxneur
libxnvctrl-dev libxnvctrl0
libxorg-gtest-dev
libxosd-dev libxosd2
libxpa-dev libxpa1
libxplc0.3.13-dev libxplc0.3.13
libxpm-dev libxpm4
libxpresent-dev libxpresent1
libxqdbm-dev libqdbm14 libxqdbm3c2
libxqilla-dev libxqilla6v5
libxrandr-dev libxrandr2
libxrdesktop-dev libxrdesktop-0.15-0
libxrender-dev libxrender1
libxres-dev libxres1
libxrootd-client-dev libxrdapputils2 libxrdcl3 libxrdcrypto2 libxrdcryptolite2 libxrdffs3 libxrdposix3 libxrdutils3 libxrdxml3
libxrootd-dev libxrdapputils2 libxrdcrypto2 libxrdcryptolite2 libxrdutils3 libxrdxml3
libxrootd-private-dev libxrdapputils2 libxrdcl3 libxrdcrypto2 libxrdcryptolite2 libxrdffs3 libxrdhttputils2 libxrdposix3 libxrdserver3 libxrdssilib2 libxrdssishmap2 libxrdutils3 libxrdxml3
libxrootd-server-dev libxrdapputils2 libxrdcl3 libxrdcrypto2 libxrdcryptolite2 libxrdffs3 libxrdhttputils2 libxrdposix3 libxrdserver3 libxrdutils3 libxrdxml3
libxsettings-client-dev libxsettings-client0
libxsettings-dev libxsettings0
libxshmfence-dev libxshmfence1
libxslt1-dev libxslt1.1
libxss-dev libxss1
libxt-dev libxt6
libxtables-dev libxtables12
libxtrx-dev libxtrx0
libxtrxdsp-dev libxtrxdsp0
libxtrxll-dev libxtrxll0
libxtst-dev libxtst6
libxv-dev libxv1
libxvidcore-dev libxvidcore4
libxvmc-dev libxvmc1
libxwiimote-dev libxwiimote2
libxxf86dga-dev libxxf86dga1
libxxf86vm-dev libxxf86vm1
libxxhash-dev libxxhash0
libxxsds-dynamic-dev
libxy-dev libxy3v5
libyadifa-dev
libyajl-dev libyajl2
libyami-dev libyami1
libyaml-cpp-dev libyaml-cpp0.6
libyaml-dev libyaml-0-2
libyang-cpp-dev libyang-cpp1 libyang1
libyang-dev libyang1
libyangrpc-dev libyangrpc2 libyuma2
libyara-dev libyara4
libyaramod-dev libyaramod0
libyascreen-dev libyascreen0
libyaz-dev libyaz5
libycadgraywolf-dev libycadgraywolf1
libyder-dev liborcania2.1 libsystemd0
libyelp-dev libyelp0
libygl4-dev libygl4
libykclient-dev libykclient3
libykpers-1-dev libykpers-1-1
libykpiv-dev libykpiv2
libytnef0-dev libytnef0
libyubikey-dev libyubikey0
libyuma-dev libyuma2
libz-mingw-w64-dev libz-mingw-w64
libz3-dev libz3-4
libz80ex-dev libz80ex1
libzadc-dev libzadc4
libzapojit-dev libzapojit-0.0-0
libzarith-ocaml-dev libgmp10 libgmpxx4ldbl
libzbar-dev libzbar0
libzbargtk-dev libzbar0 libzbargtk0
libzbarqt-dev libzbar0 libzbarqt0
libzbd-dev libzbd1
libzc-dev libzc6
libzck-dev libzck1
libzdb-dev libzdb11
libzeep-dev libzeep5
libzeitgeist-2.0-dev libzeitgeist-2.0-0
libzen-dev libzen0v5
libzephyr-dev libzephyr4
libzerg0-dev libzerg0
libzeroc-ice-dev libzeroc-ice3.7
libzhuyin-dev libzhuyin13
libzia-dev libzia
libzim-dev libzim6
libzinnia-dev libzinnia0
libzint-dev libzint2.9
libzip-dev libzip4
libzip-ocaml-dev zlib1g
libzipios++-dev libzipios++0v5
libzita-alsa-pcmi-dev libzita-alsa-pcmi0
libzita-convolver-dev libzita-convolver4
libzita-resampler-dev libzita-resampler1
libzlcore-dev libzlcore0.13
libzltext-dev libzltext0.13
libzmat1-dev libzmat1
libzmf-dev libzmf-0.0-0
libzmq3-dev libzmq5
libzn-poly-dev libzn-poly-0.9
libznz-dev libznz3
libzookeeper-mt-dev libzookeeper-mt2
libzookeeper-st-dev libzookeeper-st2
libzopfli-dev libzopfli1
libzorpll-7.0-4-dev libzorpll-7.0-4
libzorpll-dev libzorpll-7.0-4
libzstd-dev libzstd1
libzt-dev libzt1
libzthread-dev libzthread-2.3-2
libzulucrypt-dev libzulucrypt1.2.0
libzulucrypt-exe-dev libzulucrypt-exe1.2.0
libzulucryptpluginmanager-dev libzulucryptpluginmanager1.0.0
libzvbi-dev libzvbi0
libzxcvbn-dev libzxcvbn0
libzxingcore-dev libzxingcore1
libzypp-dev libzypp1722
libzzip-dev libzzip-0-13
lldpad-dev
llvm-11-dev libclang-cpp11 libllvm11
llvm-13-dev libclang-cpp13 libllvm13
llvm-16-dev libclang-cpp16 libllvm16
llvm-9-dev libclang-cpp9 libllvm9
llvm-dev libclang-cpp11 libllvm11
lttoolbox-dev liblttoolbox3-3.5-1
lua-bit32-dev
lua-bitop-dev
lua-cjson-dev
lua-compat53-dev
lua-curl-dev
lua-curses-dev
lua-cyrussasl-dev
lua-dbi-mysql-dev
lua-dbi-postgresql-dev
lua-dbi-sqlite3-dev
lua-event-dev
lua-expat-dev
lua-filesystem-dev
lua-geoip-dev
lua-inotify-dev
lua-ldap-dev
lua-leg-dev
lua-lemock-dev
lua-lgi-dev
lua-lpeg-dev
lua-lpty-dev
lua-luv-dev libuv1
lua-md5-dev
lua-nvim-dev
lua-penlight-dev
lua-posix-dev
lua-readline-dev
lua-redis-dev
lua-rex-gnu-dev
lua-rex-onig-dev
lua-rex-pcre-dev
lua-rex-posix-dev
lua-rex-tre-dev
lua-rings-dev
lua-rrd-dev
lua-sec-dev
lua-socket-dev
lua-sql-mysql-dev
lua-sql-odbc-dev
lua-sql-postgres-dev
lua-sql-sqlite3-dev
lua-svn-dev
lua-system-dev
lua-systemd-dev
lua-term-dev lua-term
lua-unbound-dev
lua-uri-dev
lua-wsapi-fcgi-dev
lua-yaml-dev
lua-zip-dev
lua-zlib-dev
lua5.1-policy-dev liblua5.1-0
lv2-dev
lxc-dev liblxc1
lxhotkey-dev libfm-extra4 libfm4
lxpanel-dev libfm-extra4 libfm-gtk4 libfm4 libgtk2.0-0
lzma-dev zlib1g
mate-settings-daemon-dev libdbus-1-3 libdbus-glib-1-2 libglib2.0-0
mdbtools-dev libmdb3 libmdbsql3 odbc-mdbtools
mesa-common-dev libdrm-amdgpu1 libdrm-intel1 libdrm-nouveau2 libdrm-radeon1 libdrm2 libgl1 libglx0 libx11-6
mffm-fftw-dev mffm-fftw1
minpack-dev libminpack1
mir-client-platform-mesa-dev libmirclient9 libmircommon7 libmircookie2 libmircore1
mir-renderer-gl-dev
mirtest-dev libmircommon7 libmircore1 libmirplatform18 libmirserver53
moarvm-dev libffi7 libtommath1 libuv1
modemmanager-dev
modemmanager-qt-dev libkf5modemmanagerqt6
moonshot-trust-router-dev libtr-tid2
moonshot-ui-dev libmoonshot1
mpi-default-dev libopenmpi3
muroard-dev libmuroard3
musl-dev musl
nbdkit-plugin-dev
neko-dev libneko2
nettle-dev libhogweed6 libnettle8
ngspice-dev tclspice
nlinline-dev
nlohmann-json3-dev
nordugrid-arc-dev libarccommon3v5
notion-dev libsm6 libx11-6
nsf-dev nsf
ntfs-3g-dev libntfs-3g883
nx-x11proto-composite-dev
nx-x11proto-core-dev
nx-x11proto-damage-dev
nx-x11proto-randr-dev
nx-x11proto-render-dev
nx-x11proto-scrnsaver-dev
nx-x11proto-xext-dev
nx-x11proto-xfixes-dev
nx-x11proto-xinerama-dev
ocl-icd-dev
ocl-icd-opencl-dev ocl-icd-libopencl1
ofono-dev libdbus-1-3 libglib2.0-0
okteta-dev libkasten4controllers0 libkasten4core0 libkasten4gui0 libkasten4okteta2controllers0 libkasten4okteta2core0 libkasten4okteta2gui0 libokteta3core0 libokteta3gui0
okular-dev libokular5core9
openbox-dev libobrender32v5 libobt2v5
opencollada-dev libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5 libxml2
opensta-dev
orthanc-dev
osmo-libasn1c-dev osmo-libasn1c1
pacemaker-dev libcib27 libcrmcluster29 libcrmcommon34 libcrmservice28 liblrmd28 libpacemaker1 libpe-rules26 libpe-status28 libstonithd26
paraview-dev
parole-dev libglib2.0-0 libgtk-3-0 libxfce4util7
pd-flext-dev libflext-pd0
petsc-dev libpetsc-real3.14
petsc64-dev libpetsc64-real3.14
php7.4-dev libpcre2-16-0 libpcre2-32-0 libpcre2-8-0 libpcre2-posix2 libssl1.1
pidgin-dev libpurple0
pinball-dev libc6
pktools-dev libalgorithms1 libbase1 libfileclasses1 libimageclasses1
planner-dev libglib2.0-0 libgsf-1-114 libxml2
plasma-workspace-dev libkfontinst5 libkfontinstui5 libkworkspace5-5 libnotificationmanager1 libplasma-geolocation-interface5 libtaskmanager6abi1 libweather-ion7
plplot-tcl-dev libplplot17
pluginlib-dev libboost-filesystem1.74.0 libboost-system1.74.0 libclass-loader1d librosconsole3d libroslib0d libtinyxml2-8
portaudio19-dev libportaudio2 libportaudiocpp0
powerdevil-dev libpowerdevilcore2 libpowerdevilui5
ppl-dev libppl-c4 libppl14
proftpd-dev libacl1 libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5 libssl1.1
pslib-dev pslib1
publib-dev
puredata-dev
pvm-dev libpvm3
pxlib-dev pxlib1
py3c-dev libpython3.9
pybind11-dev
pybind11-json-dev libpython3.9
python-all-dev libpython2.7
python-dbus-dev libdbus-1-3
python-gi-dev libffi7 libglib2.0-0
python2-dev libpython2.7
python2.7-dev libpython2.7
python3-all-dev libpython3.9
python3-cxx-dev libpython3.9
python3-dev libpython3.9
python3-ldb-dev libldb2
python3-sip-dev libpython3.9
python3-talloc-dev
python3.9-dev libpython3.9
qbs-dev libqbscore1.18
qt3d5-dev libqt53danimation5 libqt53dcore5 libqt53dextras5 libqt53dinput5 libqt53dlogic5 libqt53dquick5 libqt53dquickanimation5 libqt53dquickextras5 libqt53dquickinput5 libqt53dquickrender5 libqt53dquickscene2d5 libqt53drender5
qt5keychain-dev libqt5keychain1
qt5qevercloud-dev libqt5qevercloud3
qtbase5-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5xml5
qtbase5-doc-dev
qtbase5-gles-dev libqt5gui5-gles
qtbase5-private-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5xml5
qtbase5-private-gles-dev libqt5gui5-gles
qtconnectivity5-dev libqt5bluetooth5 libqt5nfc5
qtdeclarative5-dev libqt5qml5 libqt5qmlmodels5 libqt5qmlworkerscript5 libqt5quick5 libqt5quickparticles5 libqt5quickshapes5 libqt5quicktest5 libqt5quickwidgets5 qt5-qmltooling-plugins
qtdeclarative5-doc-dev
qtdeclarative5-private-dev libqt5qml5 libqt5qmlmodels5 libqt5qmlworkerscript5 libqt5quick5 libqt5quickparticles5 libqt5quickshapes5 libqt5quicktest5 libqt5quickwidgets5 qt5-qmltooling-plugins
qtfeedback5-dev libqt5feedback5
qtlocation5-dev libqt5location5 libqt5location5-plugin-mapboxgl libqt5location5-plugins
qtlocation5-doc-dev
qtmultimedia5-dev libqt5multimedia5 libqt5multimediagsttools5 libqt5multimediaquick5 libqt5multimediawidgets5
qtpdf5-dev libqt5pdf5 libqt5pdfwidgets5
qtpim5-dev libqt5contacts5 libqt5organizer5 libqt5versit5 libqt5versitorganizer5
qtpositioning5-dev libqt5positioning5 libqt5positioning5-plugins libqt5positioningquick5
qtquickcontrols2-5-dev libqt5quickcontrols2-5 libqt5quicktemplates2-5
qtscript5-dev libqt5script5 libqt5scripttools5
qtsystems5-dev libqt5publishsubscribe5 libqt5serviceframework5 libqt5systeminfo5
qtsystems5-private-dev libqt5publishsubscribe5 libqt5serviceframework5 libqt5systeminfo5
qttools5-dev libqt5designer5 libqt5designercomponents5 libqt5help5
qttools5-private-dev libqt5designer5 libqt5designercomponents5 libqt5help5
qtwayland5-private-dev libqt5waylandclient5 libqt5waylandcompositor5
qtwebengine5-dev libqt5webengine5 libqt5webenginecore5 libqt5webenginewidgets5
qtwebengine5-private-dev libqt5webengine5 libqt5webenginecore5 libqt5webenginewidgets5
r-base-dev libblas3 libbz2-1.0 libicu67 libjpeg62-turbo liblapack3 liblzma5 libncurses6 libncursesw6 libpcre16-3 libpcre2-16-0 libpcre2-32-0 libpcre2-8-0 libpcre2-posix2 libpcre3 libpcre32-3 libpcrecpp0v5 libpng16-16 libreadline8 libtinfo6 zlib1g
radlib-dev librad0
rados-objclass-dev librados2
rapidjson-dev
regina-normal-dev libgmp10 libgmpxx4ldbl libxml2 zlib1g
relacy-dev
rhythmbox-dev librhythmbox-core10
roarplaylistd-dev libroar-compat2 libroar2
robin-map-dev
rofi-dev libcairo-gobject2 libcairo-script-interpreter2 libcairo2 libglib2.0-0
ros-base-dev libactionlib1d libbondcpp1d libclass-loader1d libdynamic-reconfigure-config-init-mutex0d libnodeletlib1d
ros-core-dev libcpp-common0d libmessage-filters1d librosbag-storage4d librosbag4d librosconsole-bridge0d librosconsole3d libroscpp-serialization0d libroscpp3d libroslib0d libroslz4-1d librospack0d librostime1d libtopic-tools2d libxmlrpcpp3d
ros-perception-dev libcamera-calibration-parsers0d libcamera-info-manager0d libcv-bridge2d libimage-geometry1d libimage-transport0d liblaser-geometry0d libopencv-calib3d4.5 libopencv-contrib4.5 libopencv-core4.5 libopencv-dnn4.5 libopencv-features2d4.5 libopencv-flann4.5 libopencv-highgui4.5 libopencv-imgcodecs4.5 libopencv-imgproc4.5 libopencv-ml4.5 libopencv-objdetect4.5 libopencv-photo4.5 libopencv-shape4.5 libopencv-stitching4.5 libopencv-superres4.5 libopencv-video4.5 libopencv-videoio4.5 libopencv-videostab4.5 libopencv-viz4.5 libpolled-camera0d
ros-robot-dev libcollada-parser1d libcollada-urdf1d libgeometric-shapes4d libkdl-parser1d liborocos-kdl1.4 librandom-numbers0d libresource-retriever0d libtf-conversions0d libtf1d libtf2-2d libtf2-ros1d liburdf1d
ros-viz-dev libinteractive-markers2d librviz5d
ruby-all-dev libruby2.7
ruby-dev libruby2.7
ruby-gnome-dev
ruby-gnome2-dev
ruby2.7-dev libruby2.7
rygel-2.6-dev librygel-core-2.6-2 librygel-db-2.6-2 librygel-renderer-2.6-2 librygel-renderer-gst-2.6-2 librygel-ruih-2.0-1 librygel-server-2.6-2
samba-dev libwbclient0 samba-libs
scim-dev libscim8v5
sfftw-dev sfftw2
signon-plugins-dev libsignon-plugins-common1 libsignon-qt5-1
signond-dev libqt5concurrent5 libqt5core5a libqt5dbus5 libqt5gui5 libqt5network5 libqt5printsupport5 libqt5sql5 libqt5test5 libqt5widgets5 libqt5xml5
simstring-dev
skalibs-dev libskarnet2.10
slapi-dev
slepc-dev libslepc-real3.14
slepc64-dev libslepc64-real3.14
smrtanalysis-dev libblasr5.3.4 libpbbam1.6.0
srm-ifce-dev libgfal-srm-ifce1
ss-dev libcom-err2 libss2
strcase-dev
supercollider-dev libsndfile1
syslog-ng-dev libglib2.0-0 libivykis0
tao-config-dev
tao-json-dev
tao-pegtl-dev
tarantool-dev
tcl-dev libtcl8.6
tcl-expect-dev libtcl8.6
tcl-itcl4-dev tcl-itcl4
tcl-memchan-dev
tcl-snack-dev tcl-snack
tcl-trf-dev libtcl8.6
tcl8.6-dev libtcl8.6
tclcl-dev
tclx8.4-dev libtcl8.6
tclxml-dev
tdom-dev tdom
tix-dev libtcl8.6 libtk8.6
tk-dev libtcl8.6 libtk8.6
tk-itk4-dev tk-itk4
tk8.6-dev libtk8.6
unixodbc-dev libodbc1 odbcinst1debian2
uuid-dev libuuid1
uwsgi-dev libc6 libcap2 libpcre16-3 libpcre3 libpcre32-3 libpcrecpp0v5 libssl1.1 libuuid1 zlib1g
vc-dev
vflib3-dev vflib3
voms-dev libvomsapi1v5
voro++-dev libvoro++1
vspline-dev libvigraimpex11
vstream-client-dev
vulkan-validationlayers-dev vulkan-validationlayers
vxi-dev
waylandpp-dev libwayland-client++0 libwayland-client-extra++0 libwayland-cursor++0 libwayland-egl++0
wcslib-dev libpgsbox7 libwcs7
wget2-dev
wireshark-dev libwireshark14 libwiretap11 libwsutil12
wsclean-dev libwsclean2
xaw3dg-dev libx11-6 libxmu6 libxpm4 libxt6
xeus-dev libxeus1
xeus-python-dev libxeus-python0
xfslibs-dev libc6 libuuid1
xmms2-dev
xorg-dev libdmx1 libfontenc1 libfs6 libice6 libsm6 libx11-6 libxau6 libxaw7 libxcomposite1 libxcursor1 libxdamage1 libxdmcp6 libxext6 libxfixes3 libxfont2 libxft2 libxi6 libxinerama1 libxkbfile1 libxmu6 libxmuu1 libxpm4 libxrandr2 libxrender1 libxres1 libxss1 libxt6 libxtst6 libxv1 libxvmc1 libxxf86dga1 libxxf86vm1
xotcl-dev xotcl
xpaint-dev libxaw3dxft6
xserver-xorg-dev libpciaccess0 libpixman-1-0 libxfont2 libxkbfile1
xserver-xorg-input-evdev-dev
xserver-xorg-input-joystick-dev
xserver-xorg-input-libinput-dev
xserver-xorg-input-synaptics-dev
xtl-dev
zathura-dev libcairo-gobject2 libcairo-script-interpreter2 libcairo2 libgirara-gtk3-3 libgtk-3-0
zeroc-ice-all-dev libzeroc-ice3.7
zlib1g-dev zlib1g
znc-dev libicu67 libpython3.9 libssl1.1 libtcl8.6
zsh-dev
`;
